import { Command, InvalidArgumentError, Option } from "commander";

import { jsonOption, targetOptions } from "../../terminal/options";
import { layerOption, stateClientOption } from "../options";
import type { ListOptions } from "./list-states";

const HELP = `
Without --layer: every state of the target, one line each. With --layer: the versions of one state, newest first.
A condition other than "ok" and "missing" needs a look: docs/runbooks/state-recovery.md.

Exit codes: 0 all states are ok or not there yet, 1 one of them is not, or could not be looked at.

Examples:
  $ npx fleet state list
  $ npx fleet state list --layer foundation --versions 20
  $ npx fleet state list --json | jq -r '.states[] | select(.locks != []) | .stack'
`;

/** `fleet state list`: where each state stands, and which versions one of them has (S3-118). */
export function stateList(): Command {
  return targetOptions(new Command("list"))
    .addOption(layerOption("show the versions of this layer's state"))
    .addOption(stateClientOption())
    .description("show every layer's state, or the versions of one")
    .addOption(new Option("--versions <count>", "how many versions are read").default(10).argParser(countOf))
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (options: ListOptions) => (await import("./list-states")).listStates(options));
}

function countOf(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is a number from 1 to 9999.");
}
