import { documentsNamed } from "../support/fleets";
import type { Body } from "../../scripts/fleet/review/model/stack";
import { resourcesIn, type Documents } from "../support/synth";
import { bucket, PREFIX, withStorage } from "./stored";

const documents = documentsNamed("the shipped example");

const ia = (days: number) => ({ days, storage_class: "STANDARD_IA" });
const glacier = (days: number) => ({ days, storage_class: "GLACIER" });
const forever = { expired_object_delete_marker: true };

interface Documented {
  /** What the document calls the rule for the whole bucket; default: our own word. */
  readonly ruleId?: string;
  readonly transition?: readonly object[];
  readonly expiration: object;
  readonly noncurrentDays: number;
  readonly noncurrentTransition?: readonly object[];
  readonly multipartDays: number;
  readonly algorithm: "AES256" | "aws:kms";
  readonly tags: Body;
}

const SERVICE = { Service: "image-processing", Client: "acme", CostCenter: "CC-ACME-001" };
const SHARED = { Client: "shared" };

/** Every bucket of documents 000, 001, 002 and 004, with its values and where they are written (S0, S1, S2, S4). */
const BUCKETS: [rows: string, name: string, Documented][] = [
  [
    "S0-14, S3-27, C-08",
    "logs-production",
    {
      transition: [ia(30)],
      expiration: { days: 90 },
      noncurrentDays: 7,
      multipartDays: 1,
      algorithm: "AES256",
      tags: SHARED,
    },
  ],
  [
    "S0-15, S3-28, C-09",
    "traces-production",
    { expiration: { days: 30 }, noncurrentDays: 7, multipartDays: 1, algorithm: "AES256", tags: SHARED },
  ],
  [
    "S2-20, S2-27, S2-28",
    "apm-config-production",
    {
      expiration: forever,
      noncurrentDays: 90,
      multipartDays: 7,
      algorithm: "AES256",
      tags: { ...SHARED, Purpose: "apm-config" },
    },
  ],
  [
    "S1-01 to S1-05, M-06",
    "acme-input-production",
    {
      ruleId: "input_lifecycle",
      transition: [ia(30), glacier(90)],
      expiration: { days: 365 },
      noncurrentDays: 30,
      multipartDays: 7,
      algorithm: "aws:kms",
      tags: { ...SERVICE, Purpose: "input-storage" },
    },
  ],
  [
    "S1-06, S1-07",
    "acme-output-production",
    {
      ruleId: "output_lifecycle",
      transition: [ia(90), glacier(180)],
      expiration: { days: 2555 },
      noncurrentDays: 90,
      noncurrentTransition: [{ noncurrent_days: 30, storage_class: "STANDARD_IA" }],
      multipartDays: 7,
      algorithm: "aws:kms",
      tags: { ...SERVICE, Purpose: "output-storage" },
    },
  ],
  [
    "S1-08, S4-04, M-13",
    "acme-logs-production",
    {
      ruleId: "logs_lifecycle",
      transition: [ia(30), glacier(90)],
      expiration: { days: 2555 },
      noncurrentDays: 90,
      multipartDays: 7,
      algorithm: "AES256",
      tags: { ...SERVICE, Purpose: "logs-storage" },
    },
  ],
  [
    "S4-05, S4-08, S4-32",
    "acme-data-production",
    {
      ruleId: "general-data-optimization",
      transition: [{ days: 7, storage_class: "INTELLIGENT_TIERING" }],
      expiration: forever,
      noncurrentDays: 2555,
      multipartDays: 7,
      algorithm: "aws:kms",
      tags: { ...SERVICE, Purpose: "MainStorage", CostOptimization: "Enabled", ComplianceLevel: "High" },
    },
  ],
  [
    "S4-09, M-13",
    "acme-inventory-production",
    { expiration: { days: 90 }, noncurrentDays: 7, multipartDays: 1, algorithm: "AES256", tags: SERVICE },
  ],
  [
    "S4-20, S4-21, M-24",
    "acme-data-production-replica",
    {
      expiration: forever,
      noncurrentDays: 90,
      multipartDays: 7,
      algorithm: "aws:kms",
      tags: { ...SERVICE, Purpose: "DisasterRecovery" },
    },
  ],
];

describe("Every bucket of the documents exists with its documented values", () => {
  it.each(BUCKETS)("%s: %s", (_, name, documented) => {
    const { body, part } = bucket(name);
    const [rule] = part("lifecycle_configuration")!.rule as [Body];
    const [encryption] = part("server_side_encryption_configuration")!.rule as [Body];
    expect(body.tags).toMatchObject(documented.tags);
    expect(body.force_destroy).toBeUndefined();
    expect(part("versioning")).toMatchObject({ versioning_configuration: { status: "Enabled" } });
    expect(rule).toEqual({
      id: documented.ruleId ?? "whole-bucket",
      status: "Enabled",
      filter: [{}],
      ...(documented.transition && { transition: documented.transition }),
      expiration: [documented.expiration],
      ...(documented.noncurrentTransition && { noncurrent_version_transition: documented.noncurrentTransition }),
      noncurrent_version_expiration: [{ noncurrent_days: documented.noncurrentDays }],
      abort_incomplete_multipart_upload: [{ days_after_initiation: documented.multipartDays }],
    });
    expect(encryption.apply_server_side_encryption_by_default).toMatchObject({ sse_algorithm: documented.algorithm });
    expect(encryption.bucket_key_enabled).toBe(documented.algorithm === "aws:kms" ? true : undefined);
  });

  it("S1-03: encrypts with the client's own key", () => {
    const { rule } = bucket("acme-input-production").part("server_side_encryption_configuration")!;
    expect(JSON.stringify(rule)).toContain("${aws_kms_key.acme_key_key.arn}");
  });

  it("S4-06: tiers the data bucket", () => {
    expect(bucket("acme-data-production").part("intelligent_tiering_configuration")).toMatchObject({
      name: "OptimizeAllObjects",
      tiering: [
        { access_tier: "ARCHIVE_ACCESS", days: 90 },
        { access_tier: "DEEP_ARCHIVE_ACCESS", days: 180 },
      ],
    });
  });

  it("S4-07, M-04, M-05: archives compliance data, by prefix and tag together", () => {
    const { rule } = bucket("acme-data-production").part("lifecycle_configuration")!;
    expect(rule).toContainEqual({
      id: "compliance-data-archival",
      status: "Enabled",
      filter: [{ and: [{ prefix: "compliance/", tags: { DataType: "Compliance" } }] }],
      transition: [glacier(90), { days: 365, storage_class: "DEEP_ARCHIVE" }],
      noncurrent_version_transition: [{ noncurrent_days: 30, storage_class: "DEEP_ARCHIVE" }],
    });
  });

  it("S4-09: lists the objects of input, output and data", () => {
    for (const role of ["input", "output", "data"])
      expect(bucket(`acme-${role}-production`).part("inventory")).toMatchObject({ name: "daily-inventory" });
  });

  it("S4-22: replicates compliance data to us-west-2", () => {
    expect(bucket("acme-data-production-replica").body.provider).toBe("aws.us-west-2");
    expect(bucket("acme-data-production").part("replication_configuration")).toMatchObject({
      rule: [{ id: "replicate-compliance-data", filter: { prefix: "compliance/" } }],
    });
  });

  it("S2-29: demands a second factor for versions of configuration in production, and not in staging", () => {
    const sids = (name: string): string => {
      const [environment] = name.split(" ");
      const all = documentsNamed(environment === "staging" ? "the shipped example in staging" : "the shipped example");
      return String(bucket(`apm-config-${environment}`, all).part("policy")!.policy);
    };
    expect(sids("production")).toContain("DenyVersionDeletionWithoutMFA");
    expect(sids("staging")).not.toContain("DenyVersionDeletionWithoutMFA");
  });

  it("S4-30: tells names and ARNs by role, and nothing of a client without buckets", () => {
    const { acme, globex } = documents.foundation!.output!.client_storage!.value as Record<string, Body>;
    expect(acme).toEqual({
      bucket_names: Object.fromEntries(
        ["input", "output", "logs", "data", "inventory"].map((role) => [role, `${PREFIX}acme-${role}-production`]),
      ),
      bucket_arns: expect.objectContaining({ data: `arn:aws:s3:::${PREFIX}acme-data-production` }) as unknown,
      access_policy_arn: expect.stringMatching(/^\$\{aws_iam_policy\.acme_storage_access\.arn\}$/) as unknown,
      replica_bucket_name: `${PREFIX}acme-data-production-replica`,
      replica_bucket_names: { data: `${PREFIX}acme-data-production-replica` },
    });
    expect(globex).toEqual({ bucket_names: {}, bucket_arns: {} });
  });
});

describe("Switching a feature off for one client removes only what the feature made", () => {
  it.each<[string, (storage: Record<string, unknown>) => void, RegExp]>([
    [
      "replication",
      (storage) => (storage.replication = { enabled: false, region: "us-west-2" }),
      /^aws_(iam_role|iam_role_policy|cloudwatch_metric_alarm|s3_bucket_replication_configuration)\.acme_storage_data_replication_|\.acme_storage_replica_/,
    ],
    [
      "inventories",
      (storage) => (storage.cost_optimization = { enabled: true, inventory: false }),
      /^aws_s3_bucket_inventory\.acme_storage_/,
    ],
    [
      "all buckets",
      (storage) => {
        storage.enable_dedicated_buckets = false;
        delete storage.replication;
        delete storage.cost_optimization;
      },
      /\.acme_storage_/,
    ],
  ])("%s", (_, change, made) => {
    const after = withStorage(change);
    const [had, has] = [documents, after].map((all) => addresses({ foundation: all.foundation! }));
    const gone = had!.filter((address) => !has!.includes(address));
    expect(gone.length).toBeGreaterThan(0);
    expect(gone.filter((address) => !made.test(address))).toEqual([]);
    expect(has!.filter((address) => made.test(address))).toEqual([]);
    expect(has!.filter((address) => !had!.includes(address))).toEqual([]);
    // Without the provider of its region nothing could destroy the replica.
    expect(after.foundation!.provider.aws!.map(({ alias }) => alias)).toContain("us-west-2");
  });
});

function addresses(all: Documents): string[] {
  return resourcesIn(all).map(({ address }) => address);
}
