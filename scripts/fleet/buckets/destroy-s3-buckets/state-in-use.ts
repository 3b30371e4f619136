import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { DynamoDBClient, paginateScan, type AttributeValue } from "@aws-sdk/client-dynamodb";

import { plural } from "../../../../config/catalogue/plural";
import { awsClient } from "../../aws/aws-client";
import { isNotFound } from "../../aws/failure";
import { listObjects } from "../../aws/list-objects";
import { describeLock, parseLockInfo } from "../../state/locks/lock-info";
import { readStateDocument } from "../../state/store/state-document";

/** Where states and their locks are. */
export interface StatePlace {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly table: string;
  readonly region: string;
}

/** Which states of a bucket still know resources, and which are locked (F21); unreadable ones count as alive. */
export async function statesInUse(place: StatePlace): Promise<{ alive: string[]; locked: string[] }> {
  const keys = (await listObjects(place.s3, place.bucket)).map(({ key }) => key);
  const alive: string[] = [];
  for (const Key of keys.filter((key) => key.endsWith(".tfstate"))) {
    const document = readStateDocument(await textOf(place, Key));
    if (typeof document === "string") alive.push(`${Key} can't be read (${document})`);
    else if (document.addresses.length > 0) alive.push(`${Key} knows ${plural(document.addresses.length, "resource")}`);
  }
  const files = await Promise.all(
    keys
      .filter((key) => key.endsWith(".tflock"))
      .map(async (key) => describeLock(parseLockInfo(await textOf(place, key)))),
  );
  return { alive, locked: [...files, ...(await locksInTable(place))] };
}

async function textOf({ s3, bucket }: StatePlace, Key: string): Promise<string> {
  return (await s3.send(new GetObjectCommand({ Bucket: bucket, Key }))).Body!.transformToString();
}

async function locksInTable({ bucket, table, region }: StatePlace): Promise<string[]> {
  const client = awsClient(DynamoDBClient, region);
  // A copy of the state bucket has the locks of its original.
  const prefix = `${bucket.replace(/-replica$/, "")}/`;
  const items: Record<string, AttributeValue>[] = [];
  try {
    for await (const { Items = [] } of paginateScan({ client }, { TableName: table, ConsistentRead: true }))
      items.push(...Items);
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  } finally {
    client.destroy();
  }
  const locks = items.filter(({ LockID, Info }) => Info?.S && LockID?.S?.startsWith(prefix));
  return locks.map(({ Info }) => describeLock(parseLockInfo(Info!.S!)));
}
