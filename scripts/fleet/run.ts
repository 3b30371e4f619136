import { CommanderError, type Command } from "commander";

import { awsFailure } from "./aws/failure";
import { errorLine } from "./terminal/error-line";
import { EXIT, ExitError } from "./terminal/exit";
import { fileFailure } from "./terminal/file-failure";
import { oneLine } from "./terminal/one-line";
import { refuseEmpty } from "./terminal/refuse-empty";

/** Runs the program; every way out sets one of the documented exit codes, and none shows a stack trace of bad input. */
export async function run(program: Command, argv: readonly string[]): Promise<void> {
  for (const command of withSubcommands(program)) {
    command
      .exitOverride()
      .showSuggestionAfterError(false)
      .configureOutput({ outputError: (text, write) => write(errorLine(text, command)) });
    forgetEmptyVariables(command);
  }
  program.hook("preAction", (_, command) => refuseEmpty(command));
  const interrupt = (): never => process.exit(EXIT.interrupted);
  process.once("SIGINT", interrupt);
  // Whoever stops reading (`| head`) has read enough: the exit code still tells how the command ended.
  for (const stream of [process.stdout, process.stderr])
    if (!stream.listeners("error").includes(endOfOutput)) stream.on("error", endOfOutput);
  try {
    if (argv.length <= 2) program.help({ error: true });
    await program.parseAsync(argv);
  } catch (error) {
    // A help that couldn't be written has failed already.
    process.exitCode = exitCodeOf(error) || process.exitCode;
  } finally {
    process.off("SIGINT", interrupt);
  }
}

/** Says what ended the command, and returns its exit code. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const ended = error instanceof ExitError ? error : (awsFailure(error) ?? fileFailure(error));
  if (!ended) throw error;
  if (ended.message) process.stderr.write(`fleet: ${ended.message}\n`);
  return ended.code;
}

/** CI exports empty variables, which say nothing; commander would take them at their word. */
function forgetEmptyVariables({ options }: Command): void {
  for (const { envVar } of options)
    if (envVar && process.env[envVar] === "") Reflect.deleteProperty(process.env, envVar);
}

/** Output that can't be written, as to a full disk, is a failure of the command, whatever it has done; said once. */
function endOfOutput(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE" || process.exitCode === EXIT.failed) return;
  process.exitCode = EXIT.failed;
  process.stderr.write(`fleet: ${fileFailure(error, "the output")?.message ?? oneLine(error.message)}\n`);
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}
