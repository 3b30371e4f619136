import { Command, InvalidArgumentError, Option } from "commander";

import { LAYERS, type LayerName } from "../../../../config/layers";
import { EXIT, ExitError } from "../../terminal/exit";
import { targetOptions, type TargetOptions } from "../../terminal/options";
import { note, printJson, printLine } from "../../terminal/print";
import { openState, openStates, withClient } from "../options";

const HELP = `
Without --layer: every state of the target, one line each. With --layer: the versions of one state, newest first.
A condition other than "ok" and "missing" needs a look: docs/runbooks/state-recovery.md.

Exit codes: 0 all states are ok or not there yet, 1 one of them is not, or could not be looked at.

Examples:
  $ npx fleet state list
  $ npx fleet state list --layer foundation --versions 20
  $ npx fleet state list --json | jq -r '.states[] | select(.locks != []) | .stack'
`;

interface Options extends TargetOptions {
  readonly layer?: LayerName;
  readonly client?: string;
  readonly versions: number;
  readonly json?: boolean;
}

/** `fleet state list`: where each state stands, and which versions one of them has (S3-118). */
export function stateList(): Command {
  return withClient(
    targetOptions(new Command("list")).addOption(
      new Option("--layer <layer>", "show the versions of this layer's state").choices(Object.keys(LAYERS)),
    ),
  )
    .description("show every layer's state, or the versions of one")
    .addOption(new Option("--versions <count>", "how many versions are read").default(10).argParser(countOf))
    .option("--json", "print the result as JSON on stdout")
    .addHelpText("after", HELP)
    .action(async (options: Options) => {
      const listing = await listed(options);
      if (options.json) printJson(listing.data);
      else printLine(listing.text);
      for (const text of listing.notes) note(text);
      if (listing.ok) return;
      note("next: docs/runbooks/state-recovery.md says what each condition means");
      process.exitCode = EXIT.failed;
    });
}

async function listed(options: Options) {
  const { layer, client, versions } = options;
  if (layer !== undefined) {
    const { listVersionsOf } = await import("./version-listing");
    return listVersionsOf(await openState({ ...options, layer }), versions);
  }
  if (client !== undefined) throw new ExitError(EXIT.usage, "--client needs --layer: which of the client's states");
  const { listStates } = await import("./state-listing");
  return listStates(await openStates(options));
}

function countOf(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is a number from 1 to 9999.");
}
