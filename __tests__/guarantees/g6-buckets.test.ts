import { documentsNamed, fleetNamed, platformWith, REGISTRY_NAMES } from "../support/fleets";
import { addResource, dropResource, mutateResource, type WritableBody } from "../support/mutants";
import { fleetOf, projectOf } from "../support/registry";
import { resourcesOf, synthesize } from "../support/synth";
import { bucketViolations } from "./checks/buckets";
import { lifecycleViolations } from "./checks/lifecycle";

const REGISTRY = "everything on";

describe("G6: every bucket is closed, encrypted, TLS-only, versioned, its account's own, and ages as S3 allows", () => {
  it.each(REGISTRY_NAMES)("holds for %s", (name) => {
    const { target } = fleetNamed(name);
    const buckets = resourcesOf(documentsNamed(name), "aws_s3_bucket");
    expect(buckets.length).toBeGreaterThanOrEqual(target.region === target.homeRegion ? 5 : 4);
    expect(bucketViolations(documentsNamed(name))).toEqual([]);
  });

  const days = [1, 29, 30, 31, 59, 60, 61, 89, 90, 119, 120, 121, 150, 180, 269, 270, 365, 3650];
  it.each(days)("holds for shared data that is kept %i days, tiered or not", (kept) => {
    for (const tiering of [true, false]) {
      const platform = platformWith({
        retention: { logs_days: kept, traces_days: kept, metrics_days: kept, audit_logs_days: 2555 + kept },
        shared_storage: { intelligent_tiering: tiering },
      });
      expect(bucketViolations(synthesize(fleetOf(projectOf({}, platform))))).toEqual([]);
    }
  });

  describe("finds a bucket", () => {
    it.each([
      ["public_access_block", "logs_public-access"],
      ["server_side_encryption_configuration", "logs_encryption"],
      ["versioning", "logs_versioning"],
      ["ownership_controls", "logs_ownership"],
      ["lifecycle_configuration", "logs_lifecycle_rules"],
      ["policy", "logs_policy"],
    ])("without its %s", (part, id) => {
      const mutant = dropResource(documentsNamed(REGISTRY), `aws_s3_bucket_${part}.${id}`);
      expect(bucketViolations(mutant)).toContain(`bootstrap: aws_s3_bucket.logs_bucket has 0 aws_s3_bucket_${part}`);
    });

    const settings: [string, string, (body: WritableBody) => void, string][] = [
      [
        "that takes public policies",
        "aws_s3_bucket_public_access_block.logs_public-access",
        (body) => (body.block_public_policy = false),
        "does not block_public_policy",
      ],
      [
        "whose versions are suspended",
        "aws_s3_bucket_versioning.logs_versioning",
        (body) => (body.versioning_configuration = { status: "Suspended" }),
        "is not versioned",
      ],
      [
        "with objects of other owners",
        "aws_s3_bucket_ownership_controls.logs_ownership",
        (body) => (body.rule = { object_ownership: "ObjectWriter" }),
        "takes objects of other owners",
      ],
      [
        "that answers over HTTP",
        "aws_s3_bucket_policy.logs_policy",
        (body) => (body.policy = String(body.policy).replace('"false"', '"true"')),
        "takes requests without TLS",
      ],
      [
        "whose TLS rule is about another bucket",
        "aws_s3_bucket_policy.logs_policy",
        (body) => (body.policy = String(body.policy).replaceAll("-logs-", "-metrics-")),
        "takes requests without TLS",
      ],
      [
        "open to everybody",
        "aws_s3_bucket_policy.logs_policy",
        (body) => {
          const policy = JSON.parse(String(body.policy)) as { Statement: object[] };
          policy.Statement.push({ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" });
          body.policy = JSON.stringify(policy);
        },
        "lets everybody in",
      ],
      [
        "that goes with its objects (X-15)",
        "aws_s3_bucket.logs_bucket",
        (body) => (body.force_destroy = true),
        "may be destroyed with its objects (X-15)",
      ],
      [
        "with a KMS key that access logs are delivered to (X-04)",
        "aws_s3_bucket_server_side_encryption_configuration.audit-logs_encryption",
        (body) =>
          (body.rule = [
            {
              apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: "key" },
              bucket_key_enabled: true,
            },
          ]),
        "which has a KMS key (X-04)",
      ],
      [
        "that logs into itself (X-04)",
        "aws_s3_bucket_logging.logs_logging",
        (body) => (body.target_bucket = "ohio-01-us-east-2-logs-production"),
        "logs its accesses into itself (X-04)",
      ],
      [
        "that expires on the day it archives (C-08)",
        "aws_s3_bucket_lifecycle_configuration.logs_lifecycle_rules",
        (body) => ((body.rule as WritableBody[])[0]!.transition = [{ days: 400, storage_class: "GLACIER" }]),
        "moves to GLACIER on day 400 and leaves it on day 400",
      ],
    ];
    it.each(settings)("%s", (_, address, change, message) => {
      const mutant = mutateResource(documentsNamed(REGISTRY), address, change);
      expect(bucketViolations(mutant)).toContainEqual(expect.stringContaining(message));
    });

    it("with a second notification (X-02)", () => {
      const more = { bucket: "${aws_s3_bucket.logs_bucket.id}", topic: [{}] };
      const mutant = addResource(documentsNamed(REGISTRY), "bootstrap", "aws_s3_bucket_notification.logs_topic", more);
      expect(bucketViolations(mutant)).toEqual([
        "bootstrap: aws_s3_bucket.logs_bucket has 2 notifications, and S3 keeps the last (X-02)",
        "bootstrap: aws_s3_bucket.logs_bucket sends its events past EventBridge (X-02)",
      ]);
    });
  });

  describe("S3's rules about lifecycles, as this test knows them,", () => {
    const good = {
      id: "all",
      status: "Enabled",
      filter: [{ prefix: "" }],
      transition: [
        { days: 30, storage_class: "STANDARD_IA" },
        { days: 90, storage_class: "GLACIER" },
      ],
      expiration: [{ days: 365 }],
      noncurrent_version_expiration: [{ noncurrent_days: 7 }],
      abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }],
    };

    it("pass a lifecycle that S3 takes", () => {
      expect(lifecycleViolations([good])).toEqual([]);
    });

    it.each<[string, object, string]>([
      ["without a filter", { filter: undefined }, "has no filter"],
      ["with two criteria side by side", { filter: [{ prefix: "a", tag: [{}] }] }, 'without an "and"'],
      ["with an and of one", { filter: [{ and: [{ prefix: "a" }] }] }, 'an "and" of one criterion'],
      ["to STANDARD_IA on day 29", { transition: [{ days: 29, storage_class: "STANDARD_IA" }] }, "too early"],
      [
        "on from STANDARD_IA within thirty days",
        {
          transition: [
            { days: 30, storage_class: "STANDARD_IA" },
            { days: 59, storage_class: "GLACIER" },
          ],
        },
        "leaves it on day 59",
      ],
      [
        "back up the waterfall",
        {
          transition: [
            { days: 30, storage_class: "GLACIER" },
            { days: 90, storage_class: "STANDARD_IA" },
          ],
        },
        "and then back to STANDARD_IA",
      ],
      ["to an unknown class", { transition: [{ days: 30, storage_class: "ICE" }] }, "which is no class"],
      ["that ends before a step", { expiration: [{ days: 90 }] }, "leaves it on day 90"],
      ["by days and by markers", { expiration: [{ days: 365, expired_object_delete_marker: true }] }, "must expire by"],
      ["by half days", { expiration: [{ days: 100.5 }] }, "has 100.5 for a number of days"],
      ["of versions that never end", { noncurrent_version_expiration: undefined }, "never removes old versions"],
      ["of uploads that never end", { abort_incomplete_multipart_upload: undefined }, "never aborts"],
      [
        "that aborts uploads by tag",
        { filter: [{ and: [{ prefix: "a", tags: { a: "b", c: "d" } }] }] },
        "aborts uploads by tag",
      ],
    ])("refuse one %s", (_, change, message) => {
      expect(lifecycleViolations([{ ...good, ...change }])).toContainEqual(expect.stringContaining(message));
    });

    it("refuse two rules of one id", () => {
      expect(lifecycleViolations([good, good])).toEqual(["has two rules of one id"]);
    });
  });
});
