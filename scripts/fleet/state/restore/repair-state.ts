import { plural } from "../../../../config/catalogue/plural";
import type { StateStore } from "../store/state-store";
import { confirm } from "../../terminal/confirm";
import { EXIT, ExitError } from "../../terminal/exit";
import { note, printJson } from "../../terminal/print";
import { assertUnlocked } from "../locks/locks";
import { underLock } from "../locks/under-lock";
import { summarizeState } from "../store/state-summary";
import { repairDigest } from "./restore-state";

/** What of the options of `fleet state restore` matters here. */
export interface RepairOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `fleet state restore --repair-digest`: ends what was killed between the state and its digest (F30). */
export async function repairState(store: StateStore, options: RepairOptions): Promise<void> {
  const { condition, reason, serial, resources } = await summarizeState(store);
  if (reason !== null) throw new ExitError(EXIT.failed, reason);
  if (condition !== "ok" && condition !== "digest differs")
    throw new ExitError(EXIT.failed, `the state of ${store.stack} is ${condition}: restore a version of it first`);
  const needed = condition !== "ok";
  note(`State of ${store.stack}: serial ${serial}, ${plural(resources ?? 0, "resource")}`);
  note(needed ? "Its digest in the lock table differs, and is to be rewritten" : "Its digest agrees");
  if (needed) await assertUnlocked(store);
  if (needed && !options.dryRun) {
    await confirm("Rewrite the digest for the state as it is?", options);
    await underLock(store, "fleet state restore --repair-digest", () => repairDigest(store));
    note("Rewritten.");
    note(`next: terraform -chdir=cdktf.out/stacks/${store.stack} plan, and read it to the end before an apply`);
  }
  if (options.json) printJson({ stack: store.stack, repaired: needed && !options.dryRun });
}
