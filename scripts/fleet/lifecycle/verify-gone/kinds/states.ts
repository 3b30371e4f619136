import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";

import { plural } from "../../../../../config/catalogue/plural";
import { type LayerName, LAYERS, stackName } from "../../../../../config/layers";
import { stateKey } from "../../../../../config/names";
import { awsClient } from "../../../aws/aws-client";
import { errorCode, isNotFound } from "../../../aws/failure";
import { s3Client } from "../../../aws/s3";
import { ownerOf } from "../../../review/model/owner";
import { readStateDocument } from "../../../state/store/state-document";
import { awsCall } from "../aws-words";
import type { ClientPlace } from "../client-places";
import type { Leftover, SweepKind } from "../sweep-scene";

const LAYER_NAMES = (Object.keys(LAYERS) as LayerName[]).filter((layer) => layer !== "bootstrap");

/** What Terraform's states say is still there, in a client's own states and in those that clients share. */
export const states: SweepKind = {
  id: "states",
  scope: "account",
  looked: "keys of the client's own states and lock files, and its addresses in the layers' states",
  means: "Terraform still has something of the client, or its last, empty state stayed",
  permission: "s3:GetObject and s3:ListBucket on the state bucket",
  async look(scene) {
    const { accountId } = scene;
    const looked = scene.places.map(async (place) => {
      const s3 = s3Client({ region: place.fleet.target.homeRegion, accountId });
      const found = LAYER_NAMES.map(async (layer) => [
        ...(await ownState(layer, place, scene.client, s3)),
        ...(await sharedState(layer, place, scene.client, s3)),
      ]);
      return (await Promise.all(found)).flat();
    });
    return { leftovers: (await Promise.all(looked)).flat() };
  },
};

async function ownState(layer: LayerName, { fleet }: ClientPlace, client: string, s3: S3Client): Promise<Leftover[]> {
  const { target } = fleet;
  const key = stateKey(target, LAYERS[layer], client);
  const [state, lock] = await Promise.all([
    textOf(s3, target.stateBucket, key),
    textOf(s3, target.stateBucket, `${key}.tflock`),
  ]);
  const document = state === undefined ? undefined : readStateDocument(state);
  const count = document === undefined || typeof document === "string" ? 0 : document.addresses.length;
  const has = typeof document === "string" ? document : count === 0 ? "empty" : plural(count, "resource");
  const remove = (Key: string) =>
    awsCall(target.homeRegion, "s3api", "delete-object", "--bucket", target.stateBucket, "--key", Key);
  return [
    ...(state === undefined
      ? []
      : [{ subject: `${key} (${has})`, found: "key", commands: ownRemoval(layer, client, count, remove(key)) }]),
    ...(lock === undefined ? [] : [{ subject: `${key}.tflock`, found: "key", commands: [remove(`${key}.tflock`)] }]),
  ];
}

/** A state that still has something is what destroys it: only an empty one may go. */
function ownRemoval(layer: LayerName, client: string, count: number, remove: string): string[] {
  return count === 0 ? [remove] : [`npx cdktf destroy ${stackName(layer, client)}`, remove];
}

async function sharedState(
  layer: LayerName,
  { fleet }: ClientPlace,
  client: string,
  s3: S3Client,
): Promise<Leftover[]> {
  const { target } = fleet;
  const key = stateKey(target, LAYERS[layer]);
  const text = await textOf(s3, target.stateBucket, key);
  const document = text === undefined ? undefined : readStateDocument(text);
  if (document === undefined) return [];
  if (typeof document === "string")
    return [
      { subject: `${key}: ${document}`, found: "unreadable", commands: [`npx fleet state list --layer ${layer}`] },
    ];
  const clients = new Set([client]);
  const count = document.addresses.filter((address) => ownerOf(logicalId(address), clients) !== undefined).length;
  const where = `--environment ${target.environment} --region ${target.region}`;
  return count === 0
    ? []
    : [
        {
          subject: `${key}: ${plural(count, "resource")}`,
          found: "address",
          commands: [`npx fleet deploy ${where} ${layer}`],
        },
      ];
}

/** `aws_vpc.acme_network_vpc["x"]` is called `acme_network_vpc`. */
function logicalId(address: string): string {
  return address.replace(/\[.*$/s, "").split(".").at(-1) ?? "";
}

async function textOf(s3: S3Client, Bucket: string, Key: string): Promise<string | undefined> {
  try {
    return await (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
  } catch (error) {
    if (/^NoSuch(Key|Bucket)$/.test(errorCode(error))) return undefined;
    throw error;
  }
}

/** What the lock table remembers of a client's own states. */
export const locks: SweepKind = {
  id: "state-locks",
  scope: "account",
  looked: "digests and locks of the client's own states in the lock table",
  means: "a digest of a state that is gone makes Terraform refuse the next one under its key",
  permission: "dynamodb:GetItem on the lock table",
  async look({ places, client }) {
    const looked = places.flatMap(({ fleet }) =>
      LAYER_NAMES.flatMap((layer) => {
        const { target } = fleet;
        const id = `${target.stateBucket}/${stateKey(target, LAYERS[layer], client)}`;
        const dynamodb = awsClient(DynamoDBClient, target.homeRegion);
        return [id, `${id}-md5`].map((lockId) => itemOf(dynamodb, target, lockId));
      }),
    );
    return { leftovers: (await Promise.all(looked)).flat() };
  },
};

async function itemOf(
  dynamodb: DynamoDBClient,
  { lockTable, homeRegion }: ClientPlace["fleet"]["target"],
  lockId: string,
): Promise<Leftover[]> {
  const Key = { LockID: { S: lockId } };
  try {
    const { Item } = await dynamodb.send(new GetItemCommand({ TableName: lockTable, Key, ConsistentRead: true }));
    if (Item === undefined) return [];
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
  const words = ["dynamodb", "delete-item", "--table-name", lockTable, "--key", JSON.stringify(Key)];
  return [{ subject: lockId, found: "key", commands: [awsCall(homeRegion, ...words)] }];
}
