import { randomUUID } from "node:crypto";
import { hostname, userInfo } from "node:os";

import { interruptible } from "../../terminal/interruptible";
import { releaseLocks, takeLocks } from "./locks";
import { lockId, type StateStore } from "./state-store";

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
    await takeLocks(store, info);
    try {
      return await work();
    } finally {
      await releaseLocks(store, info.ID);
    }
  });
}
