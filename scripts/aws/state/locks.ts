import { DeleteItemCommand, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";

import { EXIT, ExitError } from "../../terminal/exit";
import { errorCode, isNotFound } from "../failure";
import { describeLock, parseLockInfo, type LockInfo } from "./lock-info";
import { lockId, type StateStore } from "./state-store";

/** The two locks of a state: an item of the table and a file beside the state; undefined where it is free. */
export interface Locks {
  readonly table: LockInfo | undefined;
  readonly file: LockInfo | undefined;
}

/** Looks at both locks; a refused or failed look ends the command, as it says nothing about the lock (G13). */
export async function readLocks(store: StateStore): Promise<Locks> {
  const [table, file] = await Promise.all([readTable(store), readFile(store)]);
  return { table, file };
}

/** Every lock that is held, each in a sentence. */
export function heldLocks({ table, file }: Locks): string[] {
  return [
    ...(table ? [`lock table: ${describeLock(table)}`] : []),
    ...(file ? [`lock file: ${describeLock(file)}`] : []),
  ];
}

/** Takes both locks as Terraform does, so that no Terraform runs meanwhile; whoever holds one already keeps both. */
export async function takeLocks(store: StateStore, info: LockInfo): Promise<void> {
  const { settings, s3, dynamodb } = store;
  const text = JSON.stringify(info);
  const refuse = async (): Promise<never> => {
    const held = heldLocks(await readLocks(store)).join("; ");
    throw new ExitError(
      EXIT.failed,
      `the state of ${store.stack} is locked: ${held || "released just now, try again"}`,
    );
  };
  try {
    const Item = { LockID: { S: lockId(store) }, Info: { S: text } };
    const ConditionExpression = "attribute_not_exists(LockID)";
    await dynamodb.send(new PutItemCommand({ TableName: settings.dynamodb_table, Item, ConditionExpression }));
  } catch (error) {
    if (errorCode(error) === "ConditionalCheckFailedException") await refuse();
    throw error;
  }
  try {
    const lock = { Bucket: settings.bucket, Key: lockFile(store), Body: text, ContentType: "application/json" };
    await s3.send(new PutObjectCommand({ ...lock, IfNoneMatch: "*" }));
  } catch (error) {
    await releaseTable(store, info.ID);
    if (/^(PreconditionFailed|ConditionalRequestConflict)$/.test(errorCode(error))) await refuse();
    throw error;
  }
}

/** Releases whichever of the two locks still has this id, and says which; nobody else's is touched. */
export async function releaseLocks(store: StateStore, id: string): Promise<("table" | "file")[]> {
  const { table, file } = await readLocks(store);
  const released: ("table" | "file")[] = [];
  if (table?.ID === id && (await releaseTable(store, id))) released.push("table");
  if (file?.ID === id) {
    await store.s3.send(new DeleteObjectCommand({ Bucket: store.settings.bucket, Key: lockFile(store) }));
    released.push("file");
  }
  return released;
}

async function readTable(store: StateStore): Promise<LockInfo | undefined> {
  const Key = { LockID: { S: lockId(store) } };
  const TableName = store.settings.dynamodb_table;
  const { Item } = await store.dynamodb.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
  return Item === undefined ? undefined : parseLockInfo(Item.Info?.S ?? "");
}

async function readFile(store: StateStore): Promise<LockInfo | undefined> {
  try {
    const { Body } = await store.s3.send(new GetObjectCommand({ Bucket: store.settings.bucket, Key: lockFile(store) }));
    return parseLockInfo(await Body!.transformToString());
  } catch (error) {
    if (errorCode(error) === "NoSuchKey") return undefined;
    throw error;
  }
}

/** True when the item was this lock's and is gone; the table compares and deletes in one step. */
async function releaseTable(store: StateStore, id: string): Promise<boolean> {
  try {
    await store.dynamodb.send(
      new DeleteItemCommand({
        TableName: store.settings.dynamodb_table,
        Key: { LockID: { S: lockId(store) } },
        ConditionExpression: "contains(Info, :id)",
        ExpressionAttributeValues: { ":id": { S: id } },
      }),
    );
    return true;
  } catch (error) {
    if (errorCode(error) === "ConditionalCheckFailedException" || isNotFound(error)) return false;
    throw error;
  }
}

function lockFile({ settings }: StateStore): string {
  return `${settings.key}.tflock`;
}
