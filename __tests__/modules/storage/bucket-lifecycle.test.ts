import { Bucket } from "../../../modules/storage/bucket";
import type { BucketProps } from "../../../modules/storage/bucket-props";
import { only, synthesize } from "./synthesize";
import { OHIO } from "../../support/aws-places";

function lifecycle(props: Omit<BucketProps, "bucketName" | "place">): ReturnType<typeof synthesize> {
  return synthesize((stack) => new Bucket(stack, "bucket", { bucketName: "example", place: OHIO, ...props }));
}

const rules = (props: Omit<BucketProps, "bucketName" | "place">) =>
  only(lifecycle(props)("aws_s3_bucket_lifecycle_configuration")).rule as Record<string, unknown>[];

describe("the lifecycle of a bucket as Terraform sees it", () => {
  it("is one enabled rule for the whole state bucket that removes old versions and uploads only (S0-13)", () => {
    expect(rules({ purpose: "backend-state" })).toEqual([
      {
        id: "whole-bucket",
        status: "Enabled",
        filter: [{}],
        expiration: [{ expired_object_delete_marker: true }],
        noncurrent_version_expiration: [{ noncurrent_days: 90 }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      },
    ]);
  });

  it("moves and removes logs by the retention given (S0-14)", () => {
    expect(rules({ purpose: "logs", retentionDays: 180 })).toMatchObject([
      {
        expiration: [{ days: 180 }],
        transition: [
          { days: 30, storage_class: "STANDARD_IA" },
          { days: 90, storage_class: "GLACIER" },
        ],
      },
    ]);
  });

  it("filters by prefix and tag under one `and` (M-04)", () => {
    expect(rules({ purpose: "data" })[1]).toEqual({
      id: "compliance-data-archival",
      status: "Enabled",
      filter: [{ and: [{ prefix: "compliance/", tags: { DataType: "Compliance" } }] }],
      transition: [
        { days: 90, storage_class: "GLACIER" },
        { days: 365, storage_class: "DEEP_ARCHIVE" },
      ],
      noncurrent_version_transition: [{ noncurrent_days: 30, storage_class: "DEEP_ARCHIVE" }],
    });
  });

  it("filters by a prefix alone without `and` (M-04)", () => {
    expect(rules({ purpose: "apm-config" })[1]).toMatchObject({ filter: [{ prefix: "backups/" }] });
  });

  it("says from which size on objects move, and waits for versioning (M-71, X-05)", () => {
    expect(only(lifecycle({ purpose: "logs" })("aws_s3_bucket_lifecycle_configuration"))).toMatchObject({
      transition_default_minimum_object_size: "all_storage_classes_128K",
      depends_on: [expect.stringMatching(/^aws_s3_bucket_versioning\./)],
    });
  });

  it("has two archive tiers for a data bucket, in the API's words (S4-06)", () => {
    expect(only(lifecycle({ purpose: "data" })("aws_s3_bucket_intelligent_tiering_configuration"))).toMatchObject({
      name: "OptimizeAllObjects",
      status: "Enabled",
      tiering: [
        { access_tier: "ARCHIVE_ACCESS", days: 90 },
        { access_tier: "DEEP_ARCHIVE_ACCESS", days: 180 },
      ],
    });
  });

  it("has no archive tiers where nothing is tiered", () => {
    expect(lifecycle({ purpose: "logs" })("aws_s3_bucket_intelligent_tiering_configuration")).toEqual([]);
  });

  it("is refused at synth when S3 would refuse it (M-01)", () => {
    expect(() => lifecycle({ purpose: "audit-logs", deepArchiveDays: 100 })).toThrow(
      "Lifecycle for purpose audit-logs: whole-bucket: GLACIER on day 90 must last 90 days",
    );
  });
});
