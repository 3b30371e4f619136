import { createHash } from "node:crypto";

import { CreateTableCommand, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";

import { mutatingCalls } from "../support/emulator/mutating-calls";
import { describeWithEmulator, startOperator, type Operator } from "../support/operator";
import { terraformState } from "../support/terraform-state";
import type { Run } from "../support/terraform/run";

const BUCKET = "ohio-01-terraform-state-production";
const TABLE = "terraform-locks-us-east";
const KEY = "providers/aws/regions/us-east-2/layers/01-foundation/production/terraform.tfstate";
const ID = `${BUCKET}/${KEY}`;
const LOCK_ID = "6f2b1c1e-0000-4000-8000-000000000000";

/** What Terraform writes into a lock. */
const LOCK = JSON.stringify({
  ID: LOCK_ID,
  Operation: "OperationTypeApply",
  Who: "ann@desk",
  Created: "2026-07-01T00:00:00Z",
});

describeWithEmulator("fleet state", () => {
  let operator: Operator;
  let versions: string[];

  beforeAll(async () => {
    operator = await startOperator();
  });
  afterAll(() => operator.stop());

  beforeEach(async () => {
    await operator.reset();
    const { s3, dynamodb } = operator;
    await s3.send(
      new CreateBucketCommand({ Bucket: BUCKET, CreateBucketConfiguration: { LocationConstraint: "us-east-2" } }),
    );
    await s3.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration: { Status: "Enabled" } }));
    await dynamodb.send(
      new CreateTableCommand({
        TableName: TABLE,
        KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
        BillingMode: "PAY_PER_REQUEST",
      }),
    );
    versions = [await put(terraformState(4, ["a", "b"])), await put(terraformState(5, ["a", "c"]))];
    await putDigest(terraformState(5, ["a", "c"]));
    (operator.shim.calls as unknown[]).length = 0;
  });

  it("restores the version before, under a higher serial, with the digest Terraform asks for (G11, F30, S3-118)", async () => {
    const run = await state("restore", "--layer", "foundation", "--previous", "--yes");
    expect(run).toMatchObject({ code: 0, stdout: "" });
    expect(run.stderr).toContain("  - terraform_data.c is forgotten, and goes on existing");
    expect(run.stderr).toContain("  + terraform_data.b is known again, whether it exists or not");
    const restored = await current();
    expect(restored).toBe(terraformState(6, ["a", "b"]));
    expect(await digest()).toBe(md5(restored));
    expect(await locksHeld()).toEqual([false, false]);
  });

  it("restores a state that was deleted", async () => {
    await operator.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: KEY }));
    expect(await state("restore", "--layer", "foundation", "--last-good", "--yes")).toMatchObject({ code: 0 });
    expect(await current()).toBe(terraformState(6, ["a", "c"]));
  });

  it.each([
    ["an empty version", "", "is no state: empty"],
    ["one that was cut off", terraformState(3, ["a"]).slice(0, 80), "is no state: not JSON, or cut off"],
    [
      "another infrastructure's",
      terraformState(9, ["a"], "other"),
      "is another infrastructure's: its lineage is other",
    ],
  ])("refuses %s and leaves the state as it is (F31)", async (_, text, reason) => {
    const versionId = await put(text);
    await put(terraformState(5, ["a", "c"]));
    const run = await state("restore", "--layer", "foundation", "--version-id", versionId, "--yes");
    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining(reason) as string });
    expect(await current()).toBe(terraformState(5, ["a", "c"]));
  });

  it.each([
    ["the table's item", () => lockTable()],
    ["the file", () => lockFile()],
  ])("refuses while somebody holds %s, and says who", async (_, lock) => {
    await lock();
    const run = await state("restore", "--layer", "foundation", "--previous", "--yes");
    expect(run).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`by ann@desk since 2026-07-01T00:00:00Z, lock id ${LOCK_ID}`) as string,
    });
    expect(await current()).toBe(terraformState(5, ["a", "c"]));
    expect((await locksHeld()).filter(Boolean)).toHaveLength(1);
  });

  it("asks, and without a terminal refuses (F25); a rehearsal changes nothing (F13)", async () => {
    expect(await state("restore", "--layer", "foundation", "--previous")).toMatchObject({ code: 2 });
    expect(await state("restore", "--layer", "foundation", "--previous", "--dry-run")).toMatchObject({ code: 0 });
    expect(await state("unlock", "--layer", "foundation", "--lock-id", "x", "--dry-run")).toMatchObject({ code: 1 });
    expect(mutatingCalls(operator.shim.calls)).toEqual([]);
  });

  it("repairs what a restore that was killed between state and digest left (F30)", async () => {
    await put(terraformState(6, ["a"]));
    expect(await conditionOf("foundation")).toBe("digest differs");
    expect(await state("restore", "--layer", "foundation", "--repair-digest", "--yes")).toMatchObject({ code: 0 });
    expect(await conditionOf("foundation")).toBe("ok");
  });

  it.each([
    ["both", [() => lockTable(), () => lockFile()], "table and file"],
    ["the table's alone", [() => lockTable()], "table"],
    ["the file alone", [() => lockFile()], "file"],
  ])("unlocks what a killed run left: %s (F28, F29)", async (_, locks, released) => {
    for (const lock of locks) await lock();
    const run = await state("unlock", "--layer", "foundation", "--lock-id", LOCK_ID, "--yes");
    expect(run).toMatchObject({ code: 0, stderr: expect.stringContaining(`Released: ${released}\n`) as string });
    expect(await locksHeld()).toEqual([false, false]);
  });

  it("leaves a lock with another id alone", async () => {
    await lockTable();
    const run = await state("unlock", "--layer", "foundation", "--lock-id", "another", "--yes");
    expect(run).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("no lock of foundation has the id another") as string,
    });
    expect(await locksHeld()).toEqual([true, false]);
  });

  it("lists what is there, what is not yet, and the versions of one", async () => {
    const { states } = JSON.parse((await state("list", "--json")).stdout) as {
      states: { stack: string; condition: string }[];
    };
    expect(states.map(({ stack, condition }) => `${stack}: ${condition}`)).toEqual([
      ...["bootstrap: missing", "foundation: ok", "platform: missing", "database: missing", "compute: missing"],
      ...["cluster-services: missing", "observability: missing"],
    ]);
    const listed = JSON.parse((await state("list", "--layer", "foundation", "--json")).stdout) as {
      versions: object[];
    };
    expect(listed.versions).toMatchObject([
      { versionId: versions[1], latest: true, serial: 5, resources: 2 },
      { versionId: versions[0], latest: false, serial: 4, resources: 2 },
    ]);
  });

  it("never takes a refused look for a state that is missing (G13)", async () => {
    const stop = operator.shim.intercept({
      answer: ({ method, path }) =>
        Promise.resolve(
          method === "GET" && path.endsWith(".tfstate")
            ? { status: 403, headers: {}, body: "<Error><Code>AccessDenied</Code></Error>" }
            : undefined,
        ),
    });
    const run = await state("list");
    stop();
    expect(run).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("access denied") as string });
  });

  function state(...args: string[]): Promise<Run> {
    return operator.fleet(["state", ...args]);
  }

  async function put(text: string): Promise<string> {
    return (await operator.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: KEY, Body: Buffer.from(text) })))
      .VersionId!;
  }

  async function current(): Promise<string> {
    return (await operator.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: KEY }))).Body!.transformToString();
  }

  async function item(id: string) {
    return (await operator.dynamodb.send(new GetItemCommand({ TableName: TABLE, Key: { LockID: { S: id } } }))).Item;
  }

  async function digest(): Promise<string | undefined> {
    return (await item(`${ID}-md5`))?.Digest?.S;
  }

  async function putDigest(text: string): Promise<void> {
    const Item = { LockID: { S: `${ID}-md5` }, Digest: { S: md5(text) } };
    await operator.dynamodb.send(new PutItemCommand({ TableName: TABLE, Item }));
  }

  async function lockTable(): Promise<void> {
    await operator.dynamodb.send(
      new PutItemCommand({ TableName: TABLE, Item: { LockID: { S: ID }, Info: { S: LOCK } } }),
    );
  }

  async function lockFile(): Promise<void> {
    await operator.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: `${KEY}.tflock`, Body: LOCK }));
  }

  async function locksHeld(): Promise<boolean[]> {
    const file = new HeadObjectCommand({ Bucket: BUCKET, Key: `${KEY}.tflock` });
    const held = await operator.s3.send(file).then(
      () => true,
      () => false,
    );
    return [(await item(ID)) !== undefined, held];
  }

  async function conditionOf(stack: string): Promise<string | undefined> {
    const { states } = JSON.parse((await state("list", "--json")).stdout) as {
      states: { stack: string; condition: string }[];
    };
    return states.find((each) => each.stack === stack)?.condition;
  }
});

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
