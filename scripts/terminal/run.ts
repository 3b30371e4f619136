import { CommanderError, type Command } from "commander";

import { EXIT, ExitError } from "./exit";

/** Runs the program; every way out sets one of the documented exit codes, and none shows a stack trace of bad input. */
export async function run(program: Command, argv: readonly string[]): Promise<void> {
  for (const command of withSubcommands(program)) command.exitOverride().showHelpAfterError("(--help shows how)");
  process.once("SIGINT", () => process.exit(EXIT.interrupted));
  // Whoever stops reading (`| head`) has read enough: the exit code still tells how the command ended.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosedPipe);
  try {
    if (argv.length <= 2) program.help({ error: true });
    await program.parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    else if (error instanceof ExitError) {
      if (error.message) process.stderr.write(`fleet: ${error.message}\n`);
      process.exitCode = error.code;
    } else throw error;
  }
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}
