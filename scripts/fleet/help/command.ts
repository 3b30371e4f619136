import { Command } from "commander";

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
    if (command.commands.length === 0) return command.error(`error: '${command.name()}' has no commands of its own`);
    const next = command.commands.find((each) => each.name() === word);
    return next ?? command.error(`error: unknown command '${word}'`);
  }, program);
}
