import type { Command } from "commander";

import { didYouMean, suggest } from "../../../config/reading/suggest";
import { callOf } from "./call-of";
import { oneLine } from "./one-line";

/** Commander's words for arguments that a command refused, in the form that every error has. */
export function errorLine(text: string, command: Command): string {
  const hint = hintFor(text, command);
  const said = oneLine(text.replace(/^error: /, ""));
  return `fleet: ${said}${hint === undefined ? "" : `; ${hint}`} (${callOf(command)} --help shows how)\n`;
}

/** What was most likely meant; commander's own guesses reach so far that they mislead. */
function hintFor(text: string, command: Command): string | undefined {
  const [, kind, written] = /^error: unknown (option|command) '([^]*)'\s*$/.exec(text) ?? [];
  if (kind === undefined || written === undefined) return undefined;
  if (kind === "option") return optionHint(written, command);
  // Only the program has `help`; whoever writes it below a group knows the words already.
  if (written === "help") return `it is "${helpCall(command)}"`;
  return didYouMean(
    written,
    command.commands.map((each) => each.name()),
  );
}

function helpCall(command: Command): string {
  const [program, ...group] = callOf(command).split(" ");
  return [program, "help", ...group, ...command.args.slice(1)].join(" ");
}

/** Without dashes, which would make every option look like any other. */
function optionHint(written: string, command: Command): string | undefined {
  const known = command
    .createHelp()
    .visibleOptions(command)
    .flatMap(({ long }) => long?.slice(2) ?? []);
  const near = suggest(written.replace(/^-+|=.*$/g, ""), known);
  return near === undefined ? undefined : `did you mean "--${near}"?`;
}
