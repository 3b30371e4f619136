import { Command, InvalidArgumentError, Option } from "commander";

import { jsonOption } from "../../terminal/options";
import { comparedOptions } from "../sides/compared-options";
import type { GateOptions } from "./gate";
import { MOST_DELETED } from "./most-deleted";

const HELP = `
Compares what two commits make: the base, where this branch left main unless a ref is given, and the working tree. Says
of each change whether the registry asked for it, and refuses what loses data, weakens protection, opens something, or
touches clients whom no changed line names. Plans of "fleet plan --out" confirm what is otherwise a forecast. Findings
hold addresses and names, never values. What is meant is approved in config/approvals.yaml.

Exit codes: 0 passed, 1 refused, 2 invalid configuration or nothing to compare with.

Examples:
  $ npx fleet gate
  $ npx fleet gate origin/main --plans plans
  $ npx fleet gate --json | jq -r '.findings[] | select(.severity == "refused" and .approvedBy == null) | "\\(.rule) \\(.address)"'
`;

/** `fleet gate`: whether a change may go on, and why not. */
export function gate(): Command {
  return comparedOptions(new Command("gate"))
    .description("refuse a change that does more than it was meant to")
    .addOption(jsonOption())
    .option("--plans <folder>", "plans of this change, as fleet plan --out writes them")
    .addOption(
      new Option("--most-deleted <count>", "resources of one client that may be destroyed")
        .default(MOST_DELETED)
        .argParser(wholeNumber),
    )
    .addHelpText("after", HELP)
    .action(async (ref: string | undefined, options: GateOptions) => (await import("./gate")).runGate(ref, options));
}

function wholeNumber(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number.");
}
