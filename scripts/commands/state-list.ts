import { Command, Option } from "commander";

import { LAYERS, type LayerName } from "../../config/layers";
import { loadTargetOrExit, targetOptions, type TargetOptions } from "../terminal/options";
import { printJson, printLine } from "../terminal/print";

const HELP = `
Without --layer: every state of the target, one line each. With --layer: the versions of one state, newest first.
A condition other than "ok" and "missing" needs a look: docs/runbooks/state-recovery.md.

Exit codes: 0 all states are ok or not there yet, 1 one of them is not.

Examples:
  $ npx fleet state list
  $ npx fleet state list --layer foundation --versions 20
  $ npx fleet state list --json | jq -r '.states[] | select(.locks != []) | .stack'
`;

interface Options extends TargetOptions {
  readonly layer?: LayerName;
  readonly client?: string;
  readonly versions: string;
  readonly json?: boolean;
}

/** `fleet state list`: where each state stands, and which versions one of them has. */
export function stateList(): Command {
  return targetOptions(new Command("list"))
    .description("show every layer's state, or the versions of one")
    .addOption(new Option("--layer <layer>", "show the versions of this layer's state").choices(Object.keys(LAYERS)))
    .option("--client <name>", "client, where every client has its own state")
    .addOption(new Option("--versions <count>", "how many versions are read").default("10"))
    .option("--json", "print the result as JSON on stdout")
    .addHelpText("after", HELP)
    .action(async (options: Options) => {
      const { listStates, listVersionsOf } = await import("../aws/state/state-listing");
      const fleet = loadTargetOrExit(options);
      const listing = options.layer
        ? await listVersionsOf(fleet, { ...options, layer: options.layer, count: Number(options.versions) })
        : await listStates(fleet);
      if (options.json) printJson(listing.data);
      else printLine(listing.text);
      if (!listing.ok) process.exitCode = 1;
    });
}
