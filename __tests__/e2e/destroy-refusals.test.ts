import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { CreateTableCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import {
  ListBucketsCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
} from "@aws-sdk/client-s3";

import { describeWithEmulator, startOperator, type Operator } from "../support/operator";
import { terraformState } from "../support/terraform-state";
import type { Run } from "../support/terraform/run";
import { contentOf, fillBucket, makeVersionedBucket } from "./filled-bucket";

const TRACES = "ohio-01-us-east-2-traces-production";
const STATE = "ohio-01-terraform-state-production";
const AUDIT = "ohio-01-us-east-2-audit-logs-production";

describeWithEmulator("fleet destroy-s3-buckets refuses more readily than it acts (G10)", () => {
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
