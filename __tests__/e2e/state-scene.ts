import { CreateTableCommand, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";

import { digestOf } from "../../scripts/fleet/state/store/digest";
import { stateStore, type StateStore } from "../../scripts/fleet/state/store/state-store";
import { loadTargetOrExit } from "../../scripts/fleet/terminal/target";
import { EXAMPLE_ROOT } from "../support/registry";
import type { Operator } from "../support/operator";
import type { Run } from "../support/terraform/run";

export const BUCKET = "ohio-01-terraform-state-production";
export const TABLE = "terraform-locks-us-east";
export const KEY = "providers/aws/regions/us-east-2/layers/01-foundation/production/terraform.tfstate";
const ID = `${BUCKET}/${KEY}`;

/** The id of the lock that somebody else holds. */
export const LOCK_ID = "6f2b1c1e-0000-4000-8000-000000000000";

/** The state of foundation in an emulated account, as its operator and as somebody else would reach it. */
export interface StateScene {
  readonly store: StateStore;
  /** A new account with the state bucket and the lock table, and no call made yet. */
  begin(): Promise<void>;
  /** `fleet state …` on the shipped example's production. */
  state(...args: string[]): Promise<Run>;
  /** Writes a version past everybody, and returns its id. */
  put(text: string | Buffer): Promise<string>;
  current(): Promise<string>;
  digest(): Promise<string | undefined>;
  putDigest(text: string): Promise<void>;
  /** Locks as somebody else's Terraform would. */
  lockTable(id?: string): Promise<void>;
  lockFile(id?: string): Promise<void>;
  /** What the two locks hold now, table and file. */
  locks(): Promise<(string | undefined)[]>;
}

/** The scene of an operator. */
export function stateScene(operator: Operator): StateScene {
  const { s3, dynamodb, shim } = operator;
  const item = async (id: string) =>
    (await dynamodb.send(new GetItemCommand({ TableName: TABLE, Key: { LockID: { S: id } } }))).Item;
  const putItem = async (id: string, values: Record<string, string>) => {
    const attributes = Object.entries({ LockID: id, ...values }).map(([name, S]) => [name, { S }] as const);
    await dynamodb.send(new PutItemCommand({ TableName: TABLE, Item: Object.fromEntries(attributes) }));
  };
  const read = async (Key: string) =>
    (await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }))).Body!.transformToString();
  const isThere = (Key: string) =>
    s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key })).then(
      () => true,
      () => false,
    );
  return {
    store: stateStore(loadTargetOrExit({ root: EXAMPLE_ROOT }), "foundation"),
    async begin() {
      await operator.reset();
      const location = { LocationConstraint: "us-east-2" } as const;
      await s3.send(new CreateBucketCommand({ Bucket: BUCKET, CreateBucketConfiguration: location }));
      await s3.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration: { Status: "Enabled" } }));
      await dynamodb.send(
        new CreateTableCommand({
          TableName: TABLE,
          KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
          AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
          BillingMode: "PAY_PER_REQUEST",
        }),
      );
      (shim.calls as unknown[]).length = 0;
    },
    state: (...args) => operator.fleet(["state", ...args]),
    put: async (text) =>
      (await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: KEY, Body: Buffer.from(text) }))).VersionId!,
    current: () => read(KEY),
    digest: async () => (await item(`${ID}-md5`))?.Digest?.S,
    putDigest: (text) => putItem(`${ID}-md5`, { Digest: digestOf(text) }),
    lockTable: (id) => putItem(ID, { Info: lockText(id) }),
    async lockFile(id) {
      await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: `${KEY}.tflock`, Body: lockText(id) }));
    },
    async locks() {
      const file = `${KEY}.tflock`;
      return [(await item(ID))?.Info?.S, (await isThere(file)) ? await read(file) : undefined];
    },
  };
}

/** What Terraform writes into a lock. */
function lockText(ID = LOCK_ID): string {
  return JSON.stringify({ ID, Operation: "OperationTypeApply", Who: "ann@desk", Created: "2026-07-01T00:00:00Z" });
}
