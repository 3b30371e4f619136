import { gzipSync } from "node:zlib";

import { DeleteObjectCommand } from "@aws-sdk/client-s3";

import type { FunctionName } from "../../modules/storage-insights/function-archive";
import { type Moto, startMoto } from "../support/emulator/moto";
import { describeWithEmulator } from "../support/operator";
import { functionAccount, type FunctionAccount } from "./function-account";
import { costGroup, costPage, notificationRecord, objectCreated, scheduled } from "./function-events";
import { packagedFunction, type PackagedFunction } from "./packaged-function";

const REGION = "us-east-2";
const BUCKET = "ohio-01-us-east-2-acme-data-production";
const INVENTORY_BUCKET = "ohio-01-us-east-2-acme-inventory-production";
const DEPARTMENTS = JSON.stringify({ "finance/": "Finance", "compliance/": "Compliance" });

describeWithEmulator("the functions as they are packaged, on an emulated AWS account", () => {
  const unpacked: PackagedFunction[] = [];
  let moto: Moto;
  let account: FunctionAccount;
  let topicArn: string;

  beforeAll(async () => {
    moto = await startMoto();
    account = functionAccount(moto, REGION);
  });

  beforeEach(async () => {
    await moto.reset();
    for (const bucket of [BUCKET, INVENTORY_BUCKET]) await account.makeBucket(bucket);
    topicArn = await account.makeTopic("acme-production-storage-alerts");
  });

  afterEach(() => {
    for (const each of unpacked.splice(0)) each.remove();
  });

  afterAll(async () => {
    // Without either of them the failure of beforeAll is the thing to read.
    (account as FunctionAccount | undefined)?.close();
    await (moto as Moto | undefined)?.stop();
  });

  /** Runs a function once, from its archive. */
  function invoke(name: FunctionName, event: unknown, environment: Record<string, string>) {
    const made = packagedFunction(name, moto.endpoint, REGION);
    unpacked.push(made);
    return made.invoke(event, environment);
  }

  describe("auto-tagger", () => {
    const ENVIRONMENT = { BUCKET_NAME: BUCKET, DEPARTMENTS };

    it("gives an upload the documented tags and leaves it the tags it had (S4-16, M-33)", async () => {
      const key = "compliance/annual report.pdf";
      const versionId = await account.upload(BUCKET, key, "contents", "Owner=alice&ContentType=unknown");
      const event = objectCreated(BUCKET, { key, size: 8, "version-id": versionId });
      expect(await invoke("auto-tagger", event, ENVIRONMENT)).toMatchObject({
        result: { tagged: [`s3://${BUCKET}/${key}`], failures: [] },
      });
      expect(await account.tagsOf(BUCKET, key, versionId)).toEqual({
        Owner: "alice",
        DataType: "Compliance",
        RetentionYears: "7",
        Department: "Compliance",
        CostCenter: "Compliance",
        SizeCategory: "Small",
        ContentType: "Documents",
      });
    });

    it("tags the version the event is about, not one that was written since (M-33)", async () => {
      const key = "finance/a.log";
      const [first, second] = [await account.upload(BUCKET, key, "first"), await account.upload(BUCKET, key, "second")];
      await invoke("auto-tagger", objectCreated(BUCKET, { key, size: 8, "version-id": first }), ENVIRONMENT);
      expect(await account.tagsOf(BUCKET, key, first)).toMatchObject({ Department: "Finance", ContentType: "Logs" });
      expect(await account.tagsOf(BUCKET, key, second)).toEqual({});
    });

    it("tags every record of a notification, and fails with the names of those it could not (M-33)", async () => {
      const versionId = await account.upload(BUCKET, "finance/über uns.json", "{}");
      const Records = [
        notificationRecord("somebody-elses-bucket", "finance/b.json"),
        notificationRecord(BUCKET, "finance/%C3%BCber+uns.json", versionId),
        notificationRecord(BUCKET, "finance/never-written.json"),
      ];
      expect(await invoke("auto-tagger", { Records }, ENVIRONMENT)).toEqual({
        error: "not tagged: s3://somebody-elses-bucket/finance/b.json: not one of this function's buckets",
      });
      const tags = await account.tagsOf(BUCKET, "finance/über uns.json", versionId);
      expect(tags).toMatchObject({ ContentType: "JSON" });
    });

    it("has nothing to do for an object that is gone", async () => {
      const key = "finance/a.log";
      const versionId = await account.upload(BUCKET, key, "contents");
      await account.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: key, VersionId: versionId }));
      const event = objectCreated(BUCKET, { key, size: 8, "version-id": versionId });
      expect(await invoke("auto-tagger", event, ENVIRONMENT)).toMatchObject({
        result: { gone: [`s3://${BUCKET}/${key}`] },
      });
    });
  });

  describe("cost-analyzer", () => {
    const FIRST_OF_MONTH = scheduled("2026-11-01T06:00:12Z");
    const environment = () => ({
      SNS_TOPIC_ARN: topicArn,
      BUCKET_NAME: BUCKET,
      CLIENT: "acme",
      DEPARTMENTS,
      INVENTORY_BUCKET,
      INVENTORY_PREFIX: "inventory",
      INVENTORY_NAME: "daily-inventory",
    });

    it("reports a month's costs of all pages, by department and as billed (S4-23, M-27, M-29)", async () => {
      await account.seedCosts([
        costPage([costGroup("input-storage", "CC-1", "10.50")], "page-2"),
        costPage([costGroup("MainStorage", "CC-1", "1.25"), costGroup("", "", "0.30")], "page-3"),
        costPage([costGroup("input-storage", "CC-1", "0.75")]),
      ]);
      await writeInventory([
        ["finance/a.csv", 100 * 2 ** 30, "STANDARD", ""],
        ["finance/old%20b.csv", 1000 * 2 ** 30, "INTELLIGENT_TIERING", "ARCHIVE"],
        ["other/c.csv", 10 * 2 ** 30, "DEEP_ARCHIVE", ""],
      ]);

      expect(await invoke("cost-analyzer", FIRST_OF_MONTH, environment())).toHaveProperty("result");

      const [message, ...further] = await account.sent();
      expect(further).toEqual([]);
      expect(message).toMatchObject({ topic: topicArn, subject: "Monthly S3 Cost Report" });
      const lines = message!.text.split("\n");
      expect(lines.slice(0, 5)).toEqual([
        "S3 Cost Report by Department",
        "Department: Finance",
        "Cost: $5.90",
        "Department: Untagged",
        "Cost: $0.01",
      ]);
      expect(lines).toContain(`  ${BUCKET}: 2026-10-31T01-00Z`);
      expect(lines).toContain("Billed for 2026-10-01 to 2026-11-01 (not included), by tags of the buckets:");
      expect(lines).toContain("  Purpose: input-storage, CostCenter: CC-1: $11.25 (usage 4, mixed units)");
      expect(lines).toContain("  Purpose: Untagged, CostCenter: Untagged: $0.30 (usage 2, mixed units)");
      expect(lines).toContain("Total: $12.80");
    });

    it("takes the topic from the event before its own (S4-27)", async () => {
      const other = await account.makeTopic("other");
      await invoke("cost-analyzer", { ...FIRST_OF_MONTH, sns_topic_arn: other }, environment());
      expect((await account.sent()).map(({ topic }) => topic)).toEqual([other]);
    });

    it("fails without a topic (S4-27)", async () => {
      expect(await invoke("cost-analyzer", FIRST_OF_MONTH, { ...environment(), SNS_TOPIC_ARN: "" })).toEqual({
        error: "neither the event has sns_topic_arn nor the environment SNS_TOPIC_ARN",
      });
    });

    /** Two inventories as S3 lays them out; the older one names files that are gone. */
    async function writeInventory(rows: readonly (readonly [string, number, string, string])[]): Promise<void> {
      const folder = `inventory/${BUCKET}/daily-inventory`;
      const data = `${folder}/data/1.csv.gz`;
      const lines = rows.map(([key, size, storageClass, tier]) =>
        [BUCKET, key, size, "2026-10-01T00:00:00.000Z", storageClass, tier].map((each) => `"${each}"`).join(","),
      );
      const fileSchema = "Bucket, Key, Size, LastModifiedDate, StorageClass, IntelligentTieringAccessTier";
      const manifest = (key: string) => JSON.stringify({ fileFormat: "CSV", fileSchema, files: [{ key }] });
      await account.upload(INVENTORY_BUCKET, data, gzipSync(`${lines.join("\n")}\n`));
      await account.upload(INVENTORY_BUCKET, `${folder}/2026-10-30T01-00Z/manifest.json`, manifest("gone"));
      await account.upload(INVENTORY_BUCKET, `${folder}/2026-10-31T01-00Z/manifest.json`, manifest(data));
      await account.upload(INVENTORY_BUCKET, `${folder}/hive/dt=2026-11-01-01-00/symlink.txt`, data);
    }
  });

  describe("access-analyzer", () => {
    const MORNING = scheduled("2026-11-02T06:20:00Z");
    const environment = () => ({ SNS_TOPIC_ARN: topicArn, BUCKET_NAME: BUCKET, REQUESTS_PER_HOUR: "1000" });

    it("reports 1001 requests in an hour (S4-25)", async () => {
      await account.countRequests(BUCKET, "2026-11-02T03:00:00Z", 1001);
      await account.countRequests(BUCKET, "2026-11-01T09:00:00Z", 2500);
      await invoke("access-analyzer", MORNING, environment());
      expect(await account.sent()).toEqual([
        {
          topic: topicArn,
          subject: "S3 Access Pattern Optimization Recommendation",
          text: [
            `High access patterns detected for bucket ${BUCKET}`,
            "  2026-11-01T09:00Z 2500 requests (more than 1000)",
            "  2026-11-02T03:00Z 1001 requests (more than 1000)",
            "Consider:",
            "1. Enable S3 Transfer Acceleration",
            "2. Use CloudFront for frequently accessed objects",
            "3. Review Intelligent-Tiering settings",
            "",
          ].join("\n"),
        },
      ]);
    });

    it("says nothing of 1000 requests in an hour, nor of hours before or after the last day", async () => {
      await account.countRequests(BUCKET, "2026-11-02T03:00:00Z", 1000);
      await account.countRequests(BUCKET, "2026-11-01T05:00:00Z", 5000);
      await account.countRequests(BUCKET, "2026-11-02T06:00:00Z", 5000);
      expect(await invoke("access-analyzer", MORNING, environment())).toEqual({ result: { report: null } });
      expect(await account.sent()).toEqual([]);
    });
  });
});
