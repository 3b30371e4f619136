import type { Command } from "commander";

import { callOf } from "../terminal/call-of";
import { PROJECT_ROOT } from "../terminal/project-root";
import { anchor, blocks, code, GENERATED, table } from "./markdown";

/** What a command prints about itself is written once: here and for --help. */
export function commandsPage(program: Command): string {
  const commands = program.commands.flatMap(leaves).sort((a, b) => callOf(a).localeCompare(callOf(b)));
  return blocks(
    "# Commands",
    GENERATED,
    "Each command explains itself with `--help`. Data goes to stdout, everything else to stderr. Exit codes: 0 done, 1 a check failed or something was refused, 2 wrong arguments or an invalid configuration, 3 a tool, credentials or the network are missing, 130 interrupted.",
    table(
      ["Command", "What it does"],
      commands.map((command) => [`[${code(callOf(command))}](#${anchor(callOf(command))})`, command.description()]),
    ),
    ...commands.flatMap((command) => [`## ${callOf(command)}`, fenced(helpOf(command))]),
  );
}

/** Commands that do something: those without commands of their own. */
function leaves(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
}

/** As --help prints it, at a width of its own, without what differs from one machine to the next. */
function helpOf(command: Command): string {
  let text = "";
  command.configureOutput({
    writeOut: (part) => (text += part),
    getOutHelpWidth: () => 110,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return text.replaceAll(PROJECT_ROOT, ".").trimEnd();
}

function fenced(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}
