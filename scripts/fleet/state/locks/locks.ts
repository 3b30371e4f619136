import { DeleteItemCommand, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { DeleteObjectCommand, GetObjectCommand } from "@aws-sdk/client-s3";

import { EXIT, ExitError } from "../../terminal/exit";
import { errorCode } from "../../aws/failure";
import { describeLock, parseLockInfo, type LockInfo } from "./lock-info";
import { lockFile, lockId, type StateStore } from "../store/state-store";

/** A lock that somebody holds. */
export interface HeldLock {
  readonly info: LockInfo;
  /** What tells this lock from one taken later: the item's text, the file's ETag. */
  readonly mark: string;
}

/** The two locks of a state: an item of the table and a file beside the state; undefined where it is free. */
export interface Locks {
  readonly table: HeldLock | undefined;
  readonly file: HeldLock | undefined;
}

/** AWS's codes for a condition that another holder has made false. */
export const REFUSED = /^(ConditionalCheckFailedException|PreconditionFailed|ConditionalRequestConflict)$/;

/** Looks at both locks; a refused or failed look is an error, as it says nothing about the lock (G13). */
export async function readLocks(store: StateStore): Promise<Locks> {
  const [table, file] = await Promise.all([readTable(store), readFile(store)]);
  return { table, file };
}

/** Every lock that is held, each in a sentence. */
export function heldLocks({ table, file }: Locks): string[] {
  return [
    ...(table ? [`lock table: ${describeLock(table.info)}`] : []),
    ...(file ? [`lock file: ${describeLock(file.info)}`] : []),
  ];
}

/** Ends a command that somebody's lock keeps out: who, since when, and what releases it if its holder is dead. */
export function lockedOut({ stack, options }: StateStore, locks: Locks): ExitError {
  const id = locks.table?.info.ID ?? locks.file?.info.ID;
  const held = heldLocks(locks).join("; ");
  if (held === "") return new ExitError(EXIT.failed, `the state of ${stack} was locked until just now: try again`);
  const unlock = id ? `; if that run is dead: ${unlockCall({ options }, id)}` : "";
  return new ExitError(EXIT.failed, `the state of ${stack} is locked: ${held}${unlock}`);
}

/** The command that releases a dead run's locks. */
export function unlockCall({ options }: Pick<StateStore, "options">, id: string): string {
  return `npx fleet state unlock ${options} --lock-id ${id}`;
}

/** Ends a command early when a lock is held: the lock itself decides later, but nobody need answer questions until then. */
export async function assertUnlocked(store: StateStore): Promise<void> {
  const locks = await readLocks(store);
  if (heldLocks(locks).length > 0) throw lockedOut(store, locks);
}

/** Releases whichever of the two locks has this id, and says which; never one that was taken since they were looked at. */
export async function releaseLocks(store: StateStore, id: string): Promise<("table" | "file")[]> {
  const { table, file } = await readLocks(store);
  const released: ("table" | "file")[] = [];
  // A lock that can't be read has no id: that is no permission to release it.
  if (id === "") return released;
  if (table?.info.ID === id && (await isDone(releaseTable(store, table)))) released.push("table");
  if (file?.info.ID === id && (await isDone(releaseFile(store, file)))) released.push("file");
  return released;
}

async function readTable(store: StateStore): Promise<HeldLock | undefined> {
  const TableName = store.settings.dynamodb_table;
  const item = new GetItemCommand({ TableName, Key: tableKey(store), ConsistentRead: true });
  const { Item } = await store.dynamodb.send(item);
  if (Item === undefined) return undefined;
  const mark = Item.Info?.S ?? "";
  return { info: parseLockInfo(mark), mark };
}

async function readFile(store: StateStore): Promise<HeldLock | undefined> {
  try {
    const file = new GetObjectCommand({ Bucket: store.settings.bucket, Key: lockFile(store) });
    const { Body, ETag = "" } = await store.s3.send(file);
    return { info: parseLockInfo(await Body!.transformToString()), mark: ETag };
  } catch (error) {
    if (errorCode(error) === "NoSuchKey") return undefined;
    throw error;
  }
}

function releaseTable(store: StateStore, { mark }: HeldLock): Promise<unknown> {
  return store.dynamodb.send(
    new DeleteItemCommand({
      TableName: store.settings.dynamodb_table,
      Key: tableKey(store),
      ConditionExpression: "Info = :info",
      ExpressionAttributeValues: { ":info": { S: mark } },
    }),
  );
}

function releaseFile(store: StateStore, { mark }: HeldLock): Promise<unknown> {
  const file = { Bucket: store.settings.bucket, Key: lockFile(store) };
  return store.s3.send(new DeleteObjectCommand({ ...file, IfMatch: mark }));
}

/** False when the lock was gone or another's by the time of the call. */
async function isDone(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    if (REFUSED.test(errorCode(error)) || errorCode(error) === "NoSuchKey") return false;
    throw error;
  }
}

function tableKey(store: StateStore): { LockID: { S: string } } {
  return { LockID: { S: lockId(store) } };
}
