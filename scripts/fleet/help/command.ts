import { Command } from "commander";

import { didYouMean } from "../../../config/reading/suggest";

const HELP = `
Examples:
  $ npx fleet help
  $ npx fleet help state list
`;

/** `fleet help`: how a command, a group of commands or the program is used. */
export function help(): Command {
  return new Command("help")
    .description("show how a command is used")
    .argument("[command...]", "its words")
    .addHelpText("after", HELP)
    .action((words: readonly string[], _: unknown, command: Command) => found(command.parent!, words).help());
}

/** The command of these words; one that is not there ends the program as any wrong argument does. */
function found(program: Command, words: readonly string[]): Command {
  return words.reduce((command, word) => {
    const known = command.commands.map((each) => each.name());
    const next = command.commands.find((each) => each.name() === word);
    if (next) return next;
    const hint = didYouMean(word, known) ?? (known.length > 0 ? `there are ${known.join(", ")}` : "it has none");
    return program.error(`error: ${command.name()} has no command ${JSON.stringify(word)}; ${hint}`);
  }, program);
}
