import { createHash } from "node:crypto";

import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";

import { lockId, type StateStore } from "./state-store";

/** Terraform's digest of a state: the MD5 of its bytes in hexadecimal. */
export function digestOf(state: Uint8Array | string): string {
  return createHash("md5").update(state).digest("hex");
}

/** The digest that the table has for the state, if any; Terraform refuses a state that differs from it. */
export async function readDigest(store: StateStore): Promise<string | undefined> {
  const { Item } = await store.dynamodb.send(
    new GetItemCommand({ TableName: store.settings.dynamodb_table, Key: digestKey(store), ConsistentRead: true }),
  );
  return Item?.Digest?.S;
}

/** Makes the table agree with the state's bytes. */
export async function writeDigest(store: StateStore, digest: string): Promise<void> {
  const Item = { ...digestKey(store), Digest: { S: digest } };
  await store.dynamodb.send(new PutItemCommand({ TableName: store.settings.dynamodb_table, Item }));
}

function digestKey(store: StateStore): { LockID: { S: string } } {
  return { LockID: { S: `${lockId(store)}-md5` } };
}
