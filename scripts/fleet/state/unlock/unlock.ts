import { plural } from "../../../../config/catalogue/plural";
import { confirm } from "../../terminal/confirm";
import { EXIT, ExitError } from "../../terminal/exit";
import { note, printJson } from "../../terminal/print";
import { type HeldLock, heldLocks, readLocks, releaseLocks } from "../locks/locks";
import { openState } from "../open-state";
import type { StateOptions } from "../options";
import type { StateStore } from "../store/state-store";

/** A lock younger than this is likely to be somebody at work. */
const YOUNG_MINUTES = 15;

/** Which locks of which state are released. */
export interface UnlockOptions extends StateOptions {
  readonly lockId: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Shows the locks of a state, asks, and releases those with the given id. */
export async function unlock(options: UnlockOptions): Promise<void> {
  const store = await openState(options);
  const locks = await readLocks(store);
  for (const held of heldLocks(locks)) note(held);
  note(warning(named(store, [locks.table, locks.file], options.lockId)));
  if (!options.dryRun) await confirm(`Release the locks of ${store.stack} with this id?`, options);
  const released = options.dryRun ? [] : await releaseLocks(store, options.lockId);
  if (options.json) printJson({ stack: store.stack, released });
  if (options.dryRun) return note("Nothing was released.");
  note(`Released: ${released.join(" and ") || "nothing, it was gone"}`);
  for (const held of heldLocks(await readLocks(store))) note(`Still held: ${held}`);
  note(`next: terraform -chdir=cdktf.out/stacks/${store.stack} plan shows what the run had done until then`);
}

/** The lock that the id is of; an id that can't be read matches none, so that an empty one is no master key. */
function named({ stack }: StateStore, locks: readonly (HeldLock | undefined)[], id: string): HeldLock {
  const lock = locks.find((each) => id !== "" && each?.info.ID === id);
  if (lock) return lock;
  const locked = locks.some((each) => each !== undefined);
  throw new ExitError(
    EXIT.failed,
    locked ? `no lock of ${stack} has the id ${JSON.stringify(id)}` : `${stack} is not locked`,
  );
}

/** Whether its holder is dead can't be seen from here: what can be seen is how old it is. */
function warning({ info: { Created, Who } }: HeldLock): string {
  const minutes = Math.round((Date.now() - Date.parse(Created)) / 60_000);
  if (Number.isNaN(minutes)) return `Its age is unknown: make sure that no run of ${Who} is at work.`;
  if (minutes < YOUNG_MINUTES)
    return `It is only ${plural(Math.max(0, minutes), "minute")} old: is ${Who} still at work?`;
  return `Make sure that no run of ${Who} is at work: that can't be seen from here.`;
}
