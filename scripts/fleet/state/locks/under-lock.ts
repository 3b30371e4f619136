import { randomUUID } from "node:crypto";
import { hostname, userInfo } from "node:os";

import { interruptible } from "../../terminal/interruptible";
import { note } from "../../terminal/print";
import { releaseLocks } from "./locks";
import { lockId, type StateStore } from "../store/state-store";
import { takeLocks } from "./take-locks";

/** Does something while both locks of a state are held, and releases them whatever happens. */
export async function underLock<T>(store: StateStore, operation: string, work: () => Promise<T>): Promise<T> {
  const info = {
    ID: randomUUID(),
    Operation: operation,
    Info: "",
    Who: `${userInfo().username}@${hostname()}`,
    Version: "fleet",
    Created: new Date().toISOString(),
    Path: lockId(store),
  };
  return interruptible(async () => {
    const [outcome] = await Promise.allSettled([takeLocks(store, info).then(work)]);
    const [release] = await Promise.allSettled([releaseLocks(store, info.ID)]);
    if (release.status === "rejected")
      note(`Locks of ${store.stack} may be left: npx fleet state unlock ${store.options} --lock-id ${info.ID}`);
    // What the work says comes first: that it went wrong matters more than a lock.
    if (outcome.status === "rejected") throw outcome.reason;
    if (release.status === "rejected") throw release.reason;
    return outcome.value;
  });
}
