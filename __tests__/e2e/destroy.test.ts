import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { CreateTableCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import {
  ListBucketsCommand,
  PutBucketReplicationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
} from "@aws-sdk/client-s3";

import { mutatingCalls } from "../support/emulator/mutating-calls";
import { describeWithEmulator, startOperator, type Operator } from "../support/operator";
import { terraformState } from "../support/terraform-state";
import type { Run } from "../support/terraform/run";
import { contentOf, fillBucket, makeVersionedBucket } from "./filled-bucket";

const TRACES = "ohio-01-us-east-2-traces-production";
const STATE = "ohio-01-terraform-state-production";
const AUDIT = "ohio-01-us-east-2-audit-logs-production";
const HERE = ["--environment", "production", "--region", "us-east-2"];

describeWithEmulator("fleet destroy-s3-buckets", () => {
  let operator: Operator;
  let backups: string;

  beforeAll(async () => {
    operator = await startOperator();
    backups = mkdtempSync(path.join(tmpdir(), "fleet-backups-"));
  });
  afterAll(async () => {
    rmSync(backups, { recursive: true });
    await operator.stop();
  });
  beforeEach(() => operator.reset());

  it("leaves nothing of 2500 versions and markers under hostile keys and of open uploads, and shows how far it is (F15, F19, S3-107)", async () => {
    await makeVersionedBucket(operator.s3, TRACES);
    await fillBucket(operator.s3, TRACES, 2500);
    const before = operator.shim.calls.length;
    const run = await destroy(...HERE, "--type", "traces", "--force", "--json");
    expect(run.code === 0 ? "" : run.stderr).toBe("");
    expect(JSON.parse(run.stdout)).toMatchObject({
      buckets: [{ bucket: TRACES, result: "destroyed", versions: 2500 }],
    });
    expect(run.stderr).toContain(`${TRACES}: versions deleted: 2500 of 2500`);
    expect(run.stderr.match(/versions deleted: \d+ of/g)!.length).toBeGreaterThan(2);
    expect(await buckets()).toEqual([]);
    const batches = operator.shim.calls.slice(before).filter(({ query }) => query.has("delete"));
    expect(batches.length).toBeGreaterThanOrEqual(3);
    for (const { body } of batches) expect(body.toString().match(/<Key>/g)!.length).toBeLessThanOrEqual(1000);
  });

  it("deletes old versions of a bucket whose versioning was suspended, and one that replicates (F16, S3-107)", async () => {
    await makeVersionedBucket(operator.s3, TRACES);
    await fillBucket(operator.s3, TRACES, 30);
    const replication = {
      Role: "arn:aws:iam::123456789012:role/copy",
      Rules: [
        {
          Status: "Enabled",
          Priority: 1,
          Filter: {},
          DeleteMarkerReplication: { Status: "Disabled" },
          Destination: { Bucket: "arn:aws:s3:::copy" },
        },
      ],
    } as const;
    await operator.s3.send(
      new PutBucketReplicationCommand({
        Bucket: TRACES,
        ReplicationConfiguration: { ...replication, Rules: [...replication.Rules] },
      }),
    );
    await operator.s3.send(
      new PutBucketVersioningCommand({ Bucket: TRACES, VersioningConfiguration: { Status: "Suspended" } }),
    );
    expect(await destroy("--bucket", TRACES, "--force")).toMatchObject({ code: 0 });
    expect(await buckets()).toEqual([]);
  });

  it("touches no bucket that is only called alike (F22)", async () => {
    for (const name of [TRACES, `x${TRACES}`, `${TRACES}-eu`, AUDIT, STATE])
      await makeVersionedBucket(operator.s3, name);
    expect(await destroy(...HERE, "--type", "all", "--force")).toMatchObject({ code: 0 });
    expect(await buckets()).toEqual([STATE, AUDIT, `${TRACES}-eu`, `x${TRACES}`].sort());
  });

  it("rehearses without a mutating call, and without a terminal or --force does nothing (F13, F25)", async () => {
    await makeVersionedBucket(operator.s3, TRACES);
    await fillBucket(operator.s3, TRACES, 10);
    const before = operator.shim.calls.length;
    const run = await destroy("--bucket", TRACES, "--dry-run");
    expect(run).toMatchObject({ code: 0, stdout: `${TRACES}: would be destroyed, 10 versions\n` });
    expect(await destroy("--bucket", TRACES)).toMatchObject({ code: 2 });
    expect(mutatingCalls(operator.shim.calls.slice(before))).toEqual([]);
  });

  it.each<[string, readonly string[], string]>([
    ["nothing", [], "say what: --type or --bucket"],
    ["a type without a place (C-18)", ["--type", "logs"], "--type needs --environment and --region"],
    ["a bucket that nobody knows", ["--bucket", `${TRACES}s`], `did you mean "${TRACES}"?`],
    ["an unknown type", [...HERE, "--type", "everything"], "argument 'everything' is invalid"],
  ])("refuses %s with exit 2 and no call (F26)", async (_, args, message) => {
    const before = operator.shim.calls.length;
    expect(await destroy(...args, "--force")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(message) as string,
    });
    expect(operator.shim.calls).toHaveLength(before);
  });

  it("saves everything first, and verifies it (S3-108)", async () => {
    await makeVersionedBucket(operator.s3, TRACES);
    await fillBucket(operator.s3, TRACES, 50);
    const run = await destroy("--bucket", TRACES, "--force", "--backup", "--backup-dir", backups, "--json");
    expect(run.code === 0 ? "" : run.stderr).toBe("");
    const [{ backup }] = (JSON.parse(run.stdout) as { buckets: [{ backup: string }] }).buckets;
    expect(readdirSync(backup).sort()).toEqual(["manifest.json", "objects"]);
    expect(await operator.fleet(["bucket-backup", "verify", "--folder", backup])).toMatchObject({ code: 0 });

    await makeVersionedBucket(operator.s3, TRACES);
    const restored = await operator.fleet(["bucket-backup", "restore", "--folder", backup, "--yes"]);
    expect(restored.code === 0 ? "" : restored.stderr).toBe("");
    expect((await contentOf(operator.s3, TRACES)).versions).toBe(50);
    const again = await operator.fleet(["bucket-backup", "restore", "--folder", backup, "--yes"]);
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining("is not empty") as string });
  });

  describe("leaves everything and exits 1", () => {
    beforeEach(async () => {
      await makeVersionedBucket(operator.s3, TRACES, true);
      await fillBucket(operator.s3, TRACES, 20, 1);
    });
    afterEach(async () => {
      expect(await contentOf(operator.s3, TRACES)).toEqual({ versions: expect.any(Number) as number, uploads: 1 });
      expect((await contentOf(operator.s3, TRACES)).versions).toBeGreaterThanOrEqual(20);
    });

    it("when one object can't be saved (F20)", async () => {
      const run = await refusing(
        (request) =>
          request.method === "GET" &&
          request.query.has("versionId") &&
          request.path.endsWith("plain.txt") &&
          !request.query.has("legal-hold") &&
          !request.query.has("retention"),
        "--backup",
        "--backup-dir",
        backups,
      );
      expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining('no backup: "plain.txt"') as string });
    });

    it.each([
      ["listed", "versions", "access denied"],
      ["asked for its replication", "replication", "access denied"],
      ["asked for open uploads", "uploads", "access denied"],
    ])("when the bucket can't be %s (F7)", async (_, query, message) => {
      const run = await refusing((request) => request.method === "GET" && request.query.has(query));
      expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining(message) as string });
    });

    it("when a legal hold is on one version (F18)", async () => {
      const { VersionId } = await operator.s3.send(
        new PutObjectCommand({ Bucket: TRACES, Key: "held", Body: Buffer.from("x") }),
      );
      await operator.s3.send(
        new PutObjectLegalHoldCommand({ Bucket: TRACES, Key: "held", VersionId, LegalHold: { Status: "ON" } }),
      );
      expect(await destroy("--bucket", TRACES, "--force", "--bypass-governance")).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`"held" (version ${VersionId}) is under LEGAL HOLD`) as string,
      });
    });

    it.each(["COMPLIANCE", "GOVERNANCE"] as const)("when %s keeps one version (F18)", async (Mode) => {
      const { VersionId } = await operator.s3.send(
        new PutObjectCommand({ Bucket: TRACES, Key: "kept", Body: Buffer.from("x") }),
      );
      const Retention = { Mode, RetainUntilDate: new Date("2099-01-01T00:00:00Z") };
      await operator.s3.send(new PutObjectRetentionCommand({ Bucket: TRACES, Key: "kept", VersionId, Retention }));
      expect(await destroy("--bucket", TRACES, "--force")).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`is under ${Mode} until 2099-01-01`) as string,
      });
    });
  });

  it("counts what S3 did not delete although it answered 200, and exits 1 (F17)", async () => {
    await makeVersionedBucket(operator.s3, TRACES);
    await fillBucket(operator.s3, TRACES, 5, 0);
    const Errors = `<Error><Key>plain.txt</Key><VersionId>v1</VersionId><Code>AccessDenied</Code></Error>`;
    const stop = operator.shim.intercept({
      answer: ({ method, query }) =>
        Promise.resolve(
          method === "POST" && query.has("delete")
            ? {
                status: 200,
                headers: { "content-type": "application/xml" },
                body: `<DeleteResult>${Errors}</DeleteResult>`,
              }
            : undefined,
        ),
    });
    const run = await destroy("--bucket", TRACES, "--force");
    stop();
    expect(run).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        '1 versions of ohio-01-us-east-2-traces-production were not deleted:\n  "plain.txt" (v1): AccessDenied',
      ) as string,
    });
    expect(await buckets()).toEqual([TRACES]);
  });

  it("gives up on a bucket that is filled while it is emptied, and goes on when that has stopped (F23)", async () => {
    await makeVersionedBucket(operator.s3, TRACES);
    await fillBucket(operator.s3, TRACES, 5, 0);
    const stop = operator.shim.intercept({
      async answer({ method, query }) {
        if (method === "POST" && query.has("delete"))
          await operator.s3.send(new PutObjectCommand({ Bucket: TRACES, Key: "again", Body: Buffer.from("x") }));
        return undefined;
      },
    });
    expect(await destroy("--bucket", TRACES, "--force")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("is written to while it is emptied") as string,
    });
    stop();
    expect(await destroy("--bucket", TRACES, "--force")).toMatchObject({ code: 0 });
  });

  it("waits out a throttled S3 (F5)", async () => {
    await makeVersionedBucket(operator.s3, TRACES);
    await fillBucket(operator.s3, TRACES, 5, 0);
    let left = 2;
    const stop = operator.shim.intercept({
      answer: ({ query }) =>
        Promise.resolve(
          query.has("delete") && left-- > 0
            ? { status: 503, headers: {}, body: "<Error><Code>SlowDown</Code></Error>" }
            : undefined,
        ),
    });
    expect(await destroy("--bucket", TRACES, "--force")).toMatchObject({ code: 0 });
    stop();
  });

  describe("protects", () => {
    it("a state bucket whose states know resources, or are locked (F21, S3-109)", async () => {
      await makeVersionedBucket(operator.s3, STATE);
      const Key = "providers/aws/regions/us-east-2/layers/01-foundation/production/terraform.tfstate";
      await operator.s3.send(
        new PutObjectCommand({ Bucket: STATE, Key, Body: Buffer.from(terraformState(3, ["a", "b"])) }),
      );
      expect(await destroy("--bucket", STATE, "--force")).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`${Key} knows 2 resources; --i-understand-state-loss forgets them`) as string,
      });
      await operator.dynamodb.send(
        new CreateTableCommand({
          TableName: "terraform-locks-us-east",
          KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
          AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
          BillingMode: "PAY_PER_REQUEST",
        }),
      );
      const Info = {
        S: JSON.stringify({
          ID: "1",
          Operation: "OperationTypeApply",
          Who: "ann@desk",
          Created: "2026-07-01T00:00:00Z",
        }),
      };
      await operator.dynamodb.send(
        new PutItemCommand({ TableName: "terraform-locks-us-east", Item: { LockID: { S: `${STATE}/${Key}` }, Info } }),
      );
      expect(await destroy("--bucket", STATE, "--force", "--i-understand-state-loss")).toMatchObject({
        code: 1,
        stderr: expect.stringContaining("somebody is at work: OperationTypeApply by ann@desk") as string,
      });
      expect(await buckets()).toEqual([STATE]);
    });

    it("a state bucket from scripts: its name is typed, whatever else is given (S3-109)", async () => {
      await makeVersionedBucket(operator.s3, STATE);
      expect(await destroy("--bucket", STATE, "--force", "--i-understand-state-loss")).toMatchObject({ code: 2 });
      expect(await buckets()).toEqual([STATE]);
    });

    it("audit logs within their retention", async () => {
      await makeVersionedBucket(operator.s3, AUDIT);
      await fillBucket(operator.s3, AUDIT, 3, 0);
      expect(await destroy("--bucket", AUDIT, "--force")).toMatchObject({
        code: 1,
        stderr: expect.stringContaining("holds audit logs that must be kept for 2557 days") as string,
      });
    });

    it("everything in an emergency from anybody who does not type its name (S3-110)", async () => {
      await makeVersionedBucket(operator.s3, "old-bucket");
      expect(await operator.fleet(["emergency-s3-cleanup", "--bucket", "old-bucket"])).toMatchObject({ code: 2 });
      expect(await operator.fleet(["emergency-s3-cleanup", "--bucket", "old-bucket", "--dry-run"])).toMatchObject({
        code: 0,
      });
      expect(await buckets()).toEqual(["old-bucket"]);
    });
  });

  function destroy(...args: string[]): Promise<Run> {
    return operator.fleet(["destroy-s3-buckets", ...args]);
  }

  async function refusing(
    matches: (request: { method: string; path: string; query: URLSearchParams }) => boolean,
    ...args: string[]
  ): Promise<Run> {
    const stop = operator.shim.intercept({
      answer: (request) =>
        Promise.resolve(
          matches(request) ? { status: 403, headers: {}, body: "<Error><Code>AccessDenied</Code></Error>" } : undefined,
        ),
    });
    const run = await destroy("--bucket", TRACES, "--force", ...args);
    stop();
    return run;
  }

  async function buckets(): Promise<string[]> {
    return ((await operator.s3.send(new ListBucketsCommand({}))).Buckets ?? []).map(({ Name }) => Name!).sort();
  }
});
