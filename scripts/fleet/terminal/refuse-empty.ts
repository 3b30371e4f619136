import type { Command } from "commander";

/** Commands that take empty words: a shell completes what isn't there yet, too. */
const TAKES_EMPTY = ["complete"];

/**
 * Refuses an option or argument that is given and empty, as of a variable that is not set: it must mean neither the default
 * nor everything (F26). What the environment leaves empty is not given.
 */
export function refuseEmpty(command: Command): void {
  if (TAKES_EMPTY.includes(command.name())) return;
  for (const option of command.options) {
    const name = option.attributeName();
    if (command.getOptionValueSource(name) === "cli" && isEmpty(command.getOptionValue(name)))
      refuse(command, `option '${option.flags}' argument`);
  }
  for (const [at, argument] of command.registeredArguments.entries())
    if (isEmpty(command.processedArgs[at])) refuse(command, `argument '${argument.name()}'`);
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.some(isEmpty) : typeof value === "string" && value.trim() === "";
}

function refuse(command: Command, what: string): never {
  const code = "commander.invalidArgument";
  command.error(`error: ${what} '' is invalid. It must not be empty.`, { code });
}
