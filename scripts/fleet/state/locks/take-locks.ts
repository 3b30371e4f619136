import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand } from "@aws-sdk/client-s3";

import { errorCode } from "../../aws/failure";
import type { LockInfo } from "./lock-info";
import { lockedOut, readLocks, REFUSED, type Locks } from "./locks";
import { stateObject } from "../store/state-object";
import { lockFile, lockId, type StateStore } from "../store/state-store";

/**
 * Takes both locks as Terraform does, so that no Terraform runs meanwhile; whoever holds one already keeps both. Whoever
 * calls it releases them, also when it fails: one may have been taken by then.
 */
export async function takeLocks(store: StateStore, info: LockInfo): Promise<void> {
  const { settings, s3, dynamodb } = store;
  const text = JSON.stringify(info);
  const takeTable = new PutItemCommand({
    TableName: settings.dynamodb_table,
    Item: { LockID: { S: lockId(store) }, Info: { S: text } },
    ConditionExpression: "attribute_not_exists(LockID)",
  });
  const takeFile = new PutObjectCommand({ ...stateObject(store, text), Key: lockFile(store), IfNoneMatch: "*" });
  await unlessHeld("table", () => dynamodb.send(takeTable));
  await unlessHeld("file", () => s3.send(takeFile));

  async function unlessHeld(which: keyof Locks, take: () => Promise<unknown>): Promise<void> {
    try {
      await take();
    } catch (error) {
      if (!REFUSED.test(errorCode(error))) throw error;
      const locks = await readLocks(store);
      // When the answer to a call was lost, the SDK's next attempt is refused because the first one took the lock.
      if (locks[which]?.info.ID !== info.ID) throw lockedOut(store, locks);
    }
  }
}
