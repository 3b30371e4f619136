import type { LayerName } from "../../../../config/layers";
import { EXIT, ExitError } from "../../terminal/exit";
import type { TargetOptions } from "../../terminal/options";
import { note, printJson, printLine } from "../../terminal/print";
import { openState, openStates } from "../open-state";
import { listingOf, type StateListing } from "./state-listing";
import { versionsOf } from "./version-listing";

/** Which states are listed, and how. */
export interface ListOptions extends TargetOptions {
  readonly layer?: LayerName;
  readonly client?: string;
  readonly versions: number;
  readonly json?: boolean;
}

/** Lists every state of a target, or the versions of one; what needs a look fails the command. */
export async function listStates(options: ListOptions): Promise<void> {
  const listing = await listed(options);
  if (options.json) printJson(listing.data);
  else printLine(listing.text);
  for (const text of listing.notes) note(text);
  if (listing.ok) return;
  note("next: docs/runbooks/state-recovery.md says what each condition means");
  process.exitCode = EXIT.failed;
}

async function listed(options: ListOptions): Promise<StateListing> {
  const { layer, client, versions } = options;
  if (layer !== undefined) return versionsOf(await openState({ ...options, layer }), versions);
  if (client !== undefined) throw new ExitError(EXIT.usage, "--client needs --layer: which of the client's states");
  return listingOf(await openStates(options), options);
}
