import type { Command, Option } from "commander";

import { fleetProgram } from "../../scripts/fleet/program";

/** A command that does something, as the program has it. */
export interface TableEntry {
  /** Without the program's name: `state list`. */
  readonly words: readonly string[];
  readonly command: Command;
}

/** Every command of the program that is no group: a new one is in here by itself. */
export function commandTable(): TableEntry[] {
  const below = (command: Command, words: readonly string[]): TableEntry[] =>
    command.commands.length === 0
      ? [{ words, command }]
      : command.commands.flatMap((each) => below(each, [...words, each.name()]));
  return below(fleetProgram(), []);
}

/** Values for options that must be given, and arguments, by their names in the help; files are the suite's business. */
export type Values = Readonly<Record<string, string>>;

/** What fits every command that asks for it. */
const USUAL: Values = {
  client: "acme",
  "--client": "acme",
  "--layer": "foundation",
  "--lock-id": "11111111-2222-3333-4444-555555555555",
  "--bucket": "ohio-01-terraform-state-production",
  "--profile": "archive",
  "--objects": "10",
  "--size": "1MB",
  "--type": "prometheus",
  "--from": "staging",
  "--to": "production",
  "--user": "u-17",
  "--month": "2026-10",
  "--date": "2026-10-01",
  "--pull-request": "17",
  "--commit": "0123456789abcdef0123456789abcdef01234567",
};

/** The shortest call of a command: mandatory options and arguments alone. */
export function shortestCall({ words, command }: TableEntry, values: Values = {}): string[] {
  const valueOf = (name: string): string => {
    const value = values[name] ?? USUAL[name];
    if (value === undefined)
      throw new Error(`fleet ${words.join(" ")} asks for ${name}: say a value for it in the table`);
    return value;
  };
  const mandatory = command.options.filter((option) => option.mandatory && option.defaultValue === undefined);
  const given = command.registeredArguments.filter(({ required }) => required);
  return [
    ...words,
    ...mandatory.flatMap(({ long }) => [long!, valueOf(long!)]),
    ...given.map((argument) => valueOf(argument.name())),
  ];
}

/** Options that take a value. */
export function valueOptions(command: Command): Option[] {
  return command.options.filter(({ required, optional }) => required || optional);
}
