import { only, statements, type Arguments } from "../storage/synthesize";
import { bucketNames, KEY, synthesizeStorage } from "./synthesize-storage";

const everything = synthesizeStorage();

/** The settings of a type by the role of their bucket. */
function byRole(type: string, { resources } = everything): Record<string, Arguments> {
  const settings = resources(`aws_s3_bucket${type}`).map((each): [string, Arguments] => {
    const bucket = String(each.bucket);
    const role = /(replica|input|output|logs|data|inventory)(-production|_bucket|\.|_bucket_)/.exec(bucket)?.[1];
    return [bucket.includes("replica") ? "replica" : (role ?? bucket), each];
  });
  return Object.fromEntries(settings);
}

describe("Client storage", () => {
  it("has a bucket per role and a replica, tagged with what they are for (S1-01, S1-06, S1-08, S4-05, S4-20)", () => {
    const tags = Object.entries(byRole("")).map(([role, bucket]) => {
      const { Purpose, Service, Client } = bucket.tags as Record<string, string>;
      return [role, Purpose, Service, Client];
    });
    expect(tags.sort()).toEqual([
      ["data", "MainStorage", "image-processing", "acme"],
      ["input", "input-storage", "image-processing", "acme"],
      ["inventory", "inventory-storage", "image-processing", "acme"],
      ["logs", "logs-storage", "image-processing", "acme"],
      ["output", "output-storage", "image-processing", "acme"],
      ["replica", "DisasterRecovery", "image-processing", "acme"],
    ]);
    expect(byRole("").data!.tags).toMatchObject({ CostOptimization: "Enabled", ComplianceLevel: "High" });
  });

  it("encrypts objects with the client's key, and what S3 delivers with S3's own (C-11, M-15)", () => {
    const algorithms = Object.entries(byRole("_server_side_encryption_configuration")).map(([role, { rule }]) => {
      const [{ apply_server_side_encryption_by_default: settings }] = rule as [Record<string, Arguments>];
      return [role, settings!.sse_algorithm, settings!.kms_master_key_id];
    });
    expect(algorithms.sort()).toEqual([
      ["data", "aws:kms", KEY],
      ["input", "aws:kms", KEY],
      ["inventory", "AES256", undefined],
      ["logs", "AES256", undefined],
      ["output", "aws:kms", KEY],
      ["replica", "aws:kms", expect.stringMatching(/aws_kms_key/)],
    ]);
  });

  it("keeps everybody's access logs in the logs bucket, below a prefix per role (S1-19, X-04)", () => {
    const prefixes = Object.entries(byRole("_logging")).map(([role, each]) => [role, each.target_prefix]);
    expect(Object.fromEntries(prefixes)).toEqual({
      input: "logs/input-bucket/",
      output: "logs/output-bucket/",
      data: "logs/data-bucket/",
      inventory: "logs/inventory-bucket/",
    });
  });

  it("announces objects of applications to EventBridge, and not what S3 delivers (X-02, S1-17)", () => {
    expect(Object.keys(byRole("_notification")).sort()).toEqual(["data", "input", "output"]);
  });

  it("lists the objects of applications (S4-09)", () => {
    expect(Object.keys(byRole("_inventory")).sort()).toEqual(["data", "input", "output"]);
  });

  it("accelerates uploads (S1-26)", () => {
    expect(Object.keys(byRole("_accelerate_configuration"))).toEqual(["input"]);
  });

  it("lets S3 tier the data bucket, down to the archive (S4-06, S4-08)", () => {
    expect(only(everything.resources("aws_s3_bucket_intelligent_tiering_configuration"))).toMatchObject({
      name: "OptimizeAllObjects",
      status: "Enabled",
      tiering: [
        { access_tier: "ARCHIVE_ACCESS", days: 90 },
        { access_tier: "DEEP_ARCHIVE_ACCESS", days: 180 },
      ],
    });
  });

  it("removes temporary uploads after a day (C-25)", () => {
    expect(byRole("_lifecycle_configuration").input!.rule).toContainEqual(
      expect.objectContaining({ filter: [{ prefix: "uploads/temp/" }], expiration: [{ days: 1 }] }),
    );
  });

  it("moves replicas nowhere: they are written as GLACIER (S4-21, M-24)", () => {
    expect(JSON.stringify(byRole("_lifecycle_configuration").replica!.rule)).not.toContain('"transition"');
  });

  it("keeps the replica's key in the replica's region, for production as long as AWS lets us (M-43, M-15)", () => {
    expect(only(everything.resources("aws_kms_key"))).toMatchObject({
      provider: "aws.us-west-2",
      deletion_window_in_days: 30,
    });
  });

  it("demands a second factor for versions of objects only (M-20)", () => {
    const guarded = Object.entries(byRole("_policy")).filter(([, policy]) =>
      statements(policy).some(({ Sid }) => Sid === "DenyVersionDeletionWithoutMFA"),
    );
    expect(guarded.map(([role]) => role).sort()).toEqual(["data", "input", "output", "replica"]);
  });

  it("tells the names and ARNs by role", () => {
    const { bucketNames: made, bucketArns, replicaBucketNames } = everything.storage;
    expect(made).toEqual(bucketNames("acme", ["input", "output", "logs", "data", "inventory"]));
    expect(bucketArns.data).toBe("arn:aws:s3:::p-us-east-2-acme-data-production");
    expect(replicaBucketNames).toEqual({ data: "p-us-east-2-acme-data-production-replica" });
  });
});

describe("Client storage with less", () => {
  const few = synthesizeStorage(
    {
      bucketNames: bucketNames("acme", ["input", "output", "logs"]),
      transferAcceleration: false,
      inventory: false,
      mfaProtection: undefined,
    },
    false,
  );

  it("has the buckets that are named, and no more", () => {
    expect(Object.keys(byRole("", few)).sort()).toEqual(["input", "logs", "output"]);
    expect(Object.keys(few.storage.bucketNames).sort()).toEqual(["input", "logs", "output"]);
    expect(few.storage.replicaBucketNames).toEqual({});
  });

  it.each([
    "aws_s3_bucket_inventory",
    "aws_s3_bucket_replication_configuration",
    "aws_s3_bucket_accelerate_configuration",
    "aws_s3_bucket_intelligent_tiering_configuration",
    "aws_kms_key",
    "aws_iam_role",
    "aws_cloudwatch_metric_alarm",
  ])("has no %s", (type) => {
    expect(few.resources(type)).toEqual([]);
  });

  it("leaves the data bucket's objects in their class without tiering", () => {
    const { resources } = synthesizeStorage({ lifecycles: { data: { intelligentTiering: false } } });
    expect(resources("aws_s3_bucket_intelligent_tiering_configuration")).toEqual([]);
    expect(JSON.stringify(resources("aws_s3_bucket_lifecycle_configuration"))).not.toContain("INTELLIGENT_TIERING");
  });

  it.each<[string, Parameters<typeof synthesizeStorage>[0], boolean, RegExp]>([
    ["buckets without one for logs", { bucketNames: { input: "i" }, inventory: false }, false, /access logs/],
    ["inventories without a bucket", { bucketNames: { logs: "l" } }, false, /Inventories need a bucket/],
    ["a replica of nothing", { bucketNames: { logs: "l", inventory: "v" } }, true, /no bucket for data/],
  ])("refuses %s", (_, props, withReplica, message) => {
    expect(() => synthesizeStorage(props, withReplica)).toThrow(message);
  });
});
