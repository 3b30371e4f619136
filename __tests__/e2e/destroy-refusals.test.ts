import { CreateTableCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand, PutObjectLegalHoldCommand, PutObjectRetentionCommand } from "@aws-sdk/client-s3";

import type { Request } from "../support/emulator/request";
import { describeWithEmulator } from "../support/operator";
import { terraformState } from "../support/terraform-state";
import type { Run } from "../support/terraform/run";
import { AUDIT, destructionScene, STATE, TRACES } from "./destruction-scene";
import { contentOf, fillBucket, makeVersionedBucket } from "./filled-bucket";
import { s3Refusal } from "./s3-refusal";

describeWithEmulator("fleet destroy-s3-buckets refuses more readily than it acts (G10)", () => {
  const scene = destructionScene();
  const { destroy, buckets } = scene;

  describe("leaves everything and exits 1", () => {
    beforeEach(async () => {
      await makeVersionedBucket(scene.operator.s3, TRACES, true);
      await fillBucket(scene.operator.s3, TRACES, 20, 1);
    });
    afterEach(async () => {
      expect(await contentOf(scene.operator.s3, TRACES)).toEqual({
        versions: expect.any(Number) as number,
        uploads: 1,
      });
      expect((await contentOf(scene.operator.s3, TRACES)).versions).toBeGreaterThanOrEqual(20);
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
        scene.backups,
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
      const { VersionId } = await scene.operator.s3.send(
        new PutObjectCommand({ Bucket: TRACES, Key: "held", Body: Buffer.from("x") }),
      );
      await scene.operator.s3.send(
        new PutObjectLegalHoldCommand({ Bucket: TRACES, Key: "held", VersionId, LegalHold: { Status: "ON" } }),
      );
      expect(await destroy("--bucket", TRACES, "--force", "--bypass-governance")).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`"held" (version ${VersionId}) is under LEGAL HOLD`) as string,
      });
    });

    it.each(["COMPLIANCE", "GOVERNANCE"] as const)("when %s keeps one version (F18)", async (Mode) => {
      const { VersionId } = await scene.operator.s3.send(
        new PutObjectCommand({ Bucket: TRACES, Key: "kept", Body: Buffer.from("x") }),
      );
      const Retention = { Mode, RetainUntilDate: new Date("2099-01-01T00:00:00Z") };
      await scene.operator.s3.send(
        new PutObjectRetentionCommand({ Bucket: TRACES, Key: "kept", VersionId, Retention }),
      );
      expect(await destroy("--bucket", TRACES, "--force")).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`is under ${Mode} until 2099-01-01`) as string,
      });
    });
  });

  describe("protects", () => {
    it("a state bucket whose states know resources, or are locked (F21, S3-109)", async () => {
      await makeVersionedBucket(scene.operator.s3, STATE);
      const Key = "providers/aws/regions/us-east-2/layers/01-foundation/production/terraform.tfstate";
      await scene.operator.s3.send(
        new PutObjectCommand({ Bucket: STATE, Key, Body: Buffer.from(terraformState(3, ["a", "b"])) }),
      );
      expect(await destroy("--bucket", STATE, "--force")).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`${Key} knows 2 resources; --i-understand-state-loss forgets them`) as string,
      });
      await scene.operator.dynamodb.send(
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
      await scene.operator.dynamodb.send(
        new PutItemCommand({ TableName: "terraform-locks-us-east", Item: { LockID: { S: `${STATE}/${Key}` }, Info } }),
      );
      expect(await destroy("--bucket", STATE, "--force", "--i-understand-state-loss")).toMatchObject({
        code: 1,
        stderr: expect.stringContaining("somebody is at work: OperationTypeApply by ann@desk") as string,
      });
      expect(await buckets()).toEqual([STATE]);
    });

    it("a state bucket from scripts: its name is typed, whatever else is given (S3-109)", async () => {
      await makeVersionedBucket(scene.operator.s3, STATE);
      expect(await destroy("--bucket", STATE, "--force", "--i-understand-state-loss")).toMatchObject({ code: 2 });
      expect(await buckets()).toEqual([STATE]);
    });

    it("audit logs within their retention", async () => {
      await makeVersionedBucket(scene.operator.s3, AUDIT);
      await fillBucket(scene.operator.s3, AUDIT, 3, 0);
      expect(await destroy("--bucket", AUDIT, "--force")).toMatchObject({
        code: 1,
        stderr: expect.stringContaining("holds audit logs that must be kept for 2557 days") as string,
      });
    });

    it("everything in an emergency from anybody who does not type its name (S3-110)", async () => {
      await makeVersionedBucket(scene.operator.s3, "old-bucket");
      expect(await scene.operator.fleet(["emergency-s3-cleanup", "--bucket", "old-bucket"])).toMatchObject({ code: 2 });
      expect(await scene.operator.fleet(["emergency-s3-cleanup", "--bucket", "old-bucket", "--dry-run"])).toMatchObject(
        {
          code: 0,
        },
      );
      expect(await buckets()).toEqual(["old-bucket"]);
    });
  });

  async function refusing(matches: (request: Request) => boolean, ...args: string[]): Promise<Run> {
    const stop = scene.operator.shim.intercept(s3Refusal(matches));
    const run = await destroy("--bucket", TRACES, "--force", ...args);
    stop();
    return run;
  }
});
