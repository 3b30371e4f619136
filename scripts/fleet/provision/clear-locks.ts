import { note } from "../terminal/print";
import { isNotFound } from "../aws/failure";
import { describeLock, type LockInfo } from "../state/locks/lock-info";
import { lockedOut, readLocks, releaseLocks, type Locks } from "../state/locks/locks";
import type { StateStore } from "../state/store/state-store";
import type { JournalEntry } from "./journal";

/** Terraform takes its locks within seconds of its start: one that is much younger is a later run's. */
const LATEST_MS = 5 * 60_000;

/**
 * Releases what a killed run of this very program left locked, and ends the command, with the lines that release it, if
 * anybody else holds a lock of the state (F28).
 */
export async function clearLocks(store: StateStore, interrupted: JournalEntry | undefined): Promise<void> {
  const found = await locksOf(store);
  const left = [found.table, found.file].flatMap((lock) => (lock ? [lock.info] : []));
  for (const lock of left.filter((each) => interrupted && isLeftBy(interrupted, each))) {
    const released = await releaseLocks(store, lock.ID);
    if (released.length > 0) note(`Released what the interrupted run had locked: ${describeLock(lock)}`);
  }
  if (left.length === 0) return;
  const still = await locksOf(store);
  if (still.table ?? still.file) throw lockedOut(store, still);
}

/** Taken by the same user on the same machine, right after the last Terraform that the journal knows of, and it is dead. */
export function isLeftBy({ who, terraformStartedAt = "" }: JournalEntry, { Who, Created }: LockInfo): boolean {
  const age = Date.parse(Created) - Date.parse(terraformStartedAt);
  return Who === who && age >= 0 && age <= LATEST_MS;
}

/** Before the first run there is neither bucket nor table. */
async function locksOf(store: StateStore): Promise<Locks> {
  try {
    return await readLocks(store);
  } catch (error) {
    if (isNotFound(error)) return { table: undefined, file: undefined };
    throw error;
  }
}
