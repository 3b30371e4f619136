import type { Command } from "commander";

/** The words that a command is called by: `fleet state list`. */
export function callOf(command: Command): string {
  return command.parent === null ? command.name() : `${callOf(command.parent)} ${command.name()}`;
}
