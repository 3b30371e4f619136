import { note } from "../../terminal/print";
import { heldLocks, readLocks, releaseLocks } from "../state/locks";
import type { StateStore } from "../state/state-store";
import { isNotFound } from "../failure";
import type { JournalEntry } from "./journal";

/**
 * Releases what a killed run of this very program left locked: taken by the same user on the same machine, since that
 * run began, by processes that are gone. Anybody else's lock stands, and Terraform will say whose it is.
 */
export async function releaseStaleLocks(store: StateStore, { who, startedAt }: JournalEntry): Promise<void> {
  const locks = await readLocks(store).catch((error: unknown) => {
    // Neither bucket nor table may be there yet.
    if (isNotFound(error)) return { table: undefined, file: undefined };
    throw error;
  });
  for (const lock of [locks.table, locks.file]) {
    if (lock?.Who !== who || !(Date.parse(lock.Created) >= Date.parse(startedAt))) continue;
    await releaseLocks(store, lock.ID);
    note(`Released what the interrupted run had locked: ${heldLocks({ table: lock, file: undefined }).join("")}`);
  }
}
