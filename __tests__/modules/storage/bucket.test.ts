import { Bucket } from "../../../modules/storage/bucket";
import type { BucketProps } from "../../../modules/storage/bucket-props";
import { BUCKET_PROFILES, type BucketPurpose } from "../../../config/catalogue/storage/profiles";
import { only, statements, synthesize } from "./synthesize";
import { CHINA, OHIO } from "../../support/aws-places";

const KEY = "arn:aws:kms:us-east-2:123456789012:key/k";
const PURPOSES = Object.keys(BUCKET_PROFILES) as BucketPurpose[];

function synthesizeBucket(props: Partial<BucketProps> & { purpose: BucketPurpose }): ReturnType<typeof synthesize> {
  const kmsKeyArn = BUCKET_PROFILES[props.purpose].encryption === "aws:kms" ? KEY : undefined;
  return synthesize(
    (stack) => new Bucket(stack, "bucket", { bucketName: "example", place: OHIO, kmsKeyArn, ...props }),
  );
}

describe.each(PURPOSES)("a %s bucket (G6)", (purpose) => {
  const resources = synthesizeBucket({ purpose });

  it("is versioned", () => {
    expect(only(resources("aws_s3_bucket_versioning"))).toMatchObject({
      versioning_configuration: { status: "Enabled" },
    });
  });

  it("never fights MFA delete that somebody enabled by hand (M-20)", () => {
    expect(JSON.stringify(resources("aws_s3_bucket_versioning"))).not.toContain("mfa");
  });

  it("is closed to the public in all four ways", () => {
    expect(only(resources("aws_s3_bucket_public_access_block"))).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
  });

  it("belongs to its account alone, without ACLs", () => {
    expect(only(resources("aws_s3_bucket_ownership_controls"))).toMatchObject({
      rule: { object_ownership: "BucketOwnerEnforced" },
    });
  });

  it("is encrypted", () => {
    expect(resources("aws_s3_bucket_server_side_encryption_configuration")).toHaveLength(1);
  });

  it("refuses plain HTTP (S4-14)", () => {
    expect(statements(only(resources("aws_s3_bucket_policy")))).toContainEqual(
      expect.objectContaining({
        Effect: "Deny",
        Action: "s3:*",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    );
  });

  it("has a lifecycle", () => {
    expect(resources("aws_s3_bucket_lifecycle_configuration")).toHaveLength(1);
  });

  it("is never force-destroyed (X-15)", () => {
    expect(only(resources("aws_s3_bucket")).force_destroy).toBeUndefined();
  });

  it("counts its requests under the name EntireBucket (S4-28)", () => {
    expect(only(resources("aws_s3_bucket_metric"))).toMatchObject({ name: "EntireBucket" });
  });
});

describe("Bucket: encryption", () => {
  const encryption = (props: Parameters<typeof synthesizeBucket>[0]) =>
    only(synthesizeBucket(props)("aws_s3_bucket_server_side_encryption_configuration")).rule;

  it("is S3's own without a key, and then has no bucket key (S4-12, M-38)", () => {
    expect(encryption({ purpose: "logs" })).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
    ]);
  });

  it("uses the given key through a bucket key (S0-11, S1-03)", () => {
    expect(encryption({ purpose: "input", kmsKeyArn: KEY })).toEqual([
      {
        apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: KEY },
        bucket_key_enabled: true,
      },
    ]);
  });
});

describe("Bucket: protection", () => {
  const lifecycleOf = (props: Parameters<typeof synthesizeBucket>[0]) =>
    only(synthesizeBucket(props)("aws_s3_bucket")).lifecycle;

  it("keeps state and audit logs from being destroyed unless told otherwise (S0-18, S0-20)", () => {
    expect(lifecycleOf({ purpose: "backend-state" })).toEqual({ prevent_destroy: true });
    expect(lifecycleOf({ purpose: "backend-state", preventDestroy: false })).toBeUndefined();
    expect(lifecycleOf({ purpose: "logs" })).toBeUndefined();
    expect(lifecycleOf({ purpose: "logs", preventDestroy: true })).toEqual({ prevent_destroy: true });
  });

  const sids = (props: Parameters<typeof synthesizeBucket>[0]) =>
    statements(only(synthesizeBucket(props)("aws_s3_bucket_policy"))).map((statement) => statement.Sid);

  it("denies the deletion of audit logs' versions (S3-30)", () => {
    expect(sids({ purpose: "audit-logs" })).toContain("DenyVersionDeletion");
    expect(sids({ purpose: "logs" })).not.toContain("DenyVersionDeletion");
  });

  it("gathers all statements in the bucket's one policy (M-20, M-61)", () => {
    const extra = {
      Sid: "Extra",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "s3:GetObject",
      Resource: "*",
    } as const;
    expect(
      sids({
        purpose: "backend-state",
        mfaProtection: { exemptRoleArns: [] },
        restriction: { roleArns: [], breakGlassRoleArns: ["arn:aws:iam::123456789012:role/admin"] },
        policyStatements: [extra],
      }),
    ).toEqual(["EnforceSSLRequestsOnly", "DenyVersionDeletionWithoutMFA", "DenyOtherRoles", "Extra"]);
  });

  it("sets its policy after closing the bucket and enabling versions, which the policy may forbid (X-05, M-20)", () => {
    const { depends_on } = only(synthesizeBucket({ purpose: "logs" })("aws_s3_bucket_policy"));
    expect(depends_on).toEqual([
      expect.stringMatching(/^aws_s3_bucket_public_access_block\./),
      expect.stringMatching(/^aws_s3_bucket_versioning\./),
    ]);
  });

  it("locks objects only when asked to, from birth and after versioning", () => {
    const resources = synthesizeBucket({ purpose: "audit-logs", objectLock: { mode: "GOVERNANCE", days: 2557 } });
    expect(only(resources("aws_s3_bucket")).object_lock_enabled).toBe(true);
    expect(only(resources("aws_s3_bucket_object_lock_configuration"))).toMatchObject({
      rule: { default_retention: { mode: "GOVERNANCE", days: 2557 } },
      depends_on: [expect.stringMatching(/^aws_s3_bucket_versioning\./)],
    });
    expect(only(synthesizeBucket({ purpose: "audit-logs" })("aws_s3_bucket")).object_lock_enabled).toBeUndefined();
  });

  it("refuses props that contradict each other, by the bucket's name (X-04)", () => {
    expect(() => synthesizeBucket({ purpose: "audit-logs", kmsKeyArn: KEY })).toThrow(/^Bucket example: .*AES256/);
  });
});

describe("Bucket: access logs", () => {
  function logged(bucketNames: string[]): ReturnType<typeof synthesize> {
    return synthesize((stack) => {
      const accessLogTarget = new Bucket(stack, "target", {
        bucketName: "target",
        place: OHIO,
        purpose: "audit-logs",
        accessLogSources: { bucketNames },
      });
      new Bucket(stack, "source", { bucketName: "source", place: OHIO, purpose: "logs", accessLogTarget });
    });
  }

  it("go to the target below the bucket's own prefix, once the target accepts them (C-27, X-05)", () => {
    expect(only(logged(["source"])("aws_s3_bucket_logging"))).toMatchObject({
      target_bucket: "target",
      target_prefix: "s3-access-logs/source/",
      depends_on: [expect.stringMatching(/^aws_s3_bucket_policy\.target/)],
    });
  });

  it("are accepted by one statement per source (C-27)", () => {
    const policies = logged(["source", "other"])("aws_s3_bucket_policy").flatMap((policy) => statements(policy));
    expect(policies.filter((statement) => statement.Effect === "Allow").map((statement) => statement.Resource)).toEqual(
      ["arn:aws:s3:::target/s3-access-logs/source/*", "arn:aws:s3:::target/s3-access-logs/other/*"],
    );
  });

  it("go to a prefix of the target's choice (S1-19)", () => {
    const resources = synthesize((stack) => {
      const accessLogTarget = new Bucket(stack, "target", {
        bucketName: "target",
        place: OHIO,
        purpose: "client-logs",
        accessLogSources: { bucketNames: ["source"], prefixes: { source: "logs/input-bucket/" } },
      });
      new Bucket(stack, "source", { bucketName: "source", place: OHIO, purpose: "logs", accessLogTarget });
    });
    expect(only(resources("aws_s3_bucket_logging"))).toMatchObject({ target_prefix: "logs/input-bucket/" });
    const [allowed] = resources("aws_s3_bucket_policy")
      .flatMap((policy) => statements(policy))
      .filter(({ Effect }) => Effect === "Allow");
    expect(allowed!.Resource).toBe("arn:aws:s3:::target/logs/input-bucket/*");
  });

  it("are refused by a target that does not list the bucket", () => {
    expect(() => logged(["other"])).toThrow("target does not accept the access logs of source");
  });

  it("are kept nowhere for a log target itself (C-28, X-04)", () => {
    expect(() =>
      synthesize((stack) => {
        const accessLogSources = { bucketNames: ["b"] };
        const a = new Bucket(stack, "a", { bucketName: "a", place: OHIO, purpose: "audit-logs", accessLogSources });
        new Bucket(stack, "b", {
          bucketName: "b",
          place: OHIO,
          purpose: "audit-logs",
          accessLogSources: { bucketNames: [] },
          accessLogTarget: a,
        });
      }),
    ).toThrow(/never ends/);
  });
});

describe("Bucket: options", () => {
  it("sends events to EventBridge and nowhere else (X-02, M-34)", () => {
    const [notification] = synthesizeBucket({ purpose: "backend-state", eventBridge: true })(
      "aws_s3_bucket_notification",
    );
    expect(notification).toMatchObject({ eventbridge: true });
    expect(Object.keys(notification!).filter((key) => key !== "//")).toEqual(["bucket", "eventbridge"]);
  });

  it("sends no events unless asked to", () => {
    expect(synthesizeBucket({ purpose: "logs" })("aws_s3_bucket_notification")).toEqual([]);
  });

  it("counts no requests when told not to", () => {
    expect(synthesizeBucket({ purpose: "logs", requestMetrics: false })("aws_s3_bucket_metric")).toEqual([]);
  });

  it("takes uploads at the nearest edge location only when asked to (S1-26)", () => {
    const resources = synthesizeBucket({ purpose: "input", transferAcceleration: true });
    expect(only(resources("aws_s3_bucket_accelerate_configuration"))).toMatchObject({ status: "Enabled" });
    expect(synthesizeBucket({ purpose: "input" })("aws_s3_bucket_accelerate_configuration")).toEqual([]);
  });

  it("has no opinion on the encryption of uploads unless asked to (M-07)", () => {
    const policy = only(synthesizeBucket({ purpose: "input" })("aws_s3_bucket_policy"));
    expect(statements(policy).map(({ Sid }) => Sid)).toEqual(["EnforceSSLRequestsOnly"]);
  });

  it("carries its tags and its name", () => {
    const tags = { Purpose: "logs", Name: "overridden" };
    expect(only(synthesizeBucket({ purpose: "logs", tags })("aws_s3_bucket")).tags).toEqual({
      Purpose: "logs",
      Name: "example",
    });
  });
});

describe("Bucket: outputs (S0-19)", () => {
  function make(props: Partial<BucketProps>): Bucket {
    const made: Bucket[] = [];
    synthesize((stack) =>
      made.push(new Bucket(stack, "bucket", { bucketName: "example", purpose: "audit-logs", place: CHINA, ...props })),
    );
    return made[0]!;
  }

  it("are literals, known before the bucket exists", () => {
    const { bucketName, bucketArn } = make({});
    expect({ bucketName, bucketArn }).toEqual({ bucketName: "example", bucketArn: "arn:aws-cn:s3:::example" });
  });

  it("call a bucket without access logs non-compliant", () => {
    expect(make({}).compliance).toMatchObject({ accessLogging: false, overall: "NON_COMPLIANT" });
  });

  it("call a log target compliant, which keeps no log of receiving logs (C-28)", () => {
    expect(make({ accessLogSources: { bucketNames: [] } }).compliance).toEqual({
      encryption: true,
      versioning: true,
      publicAccessBlocked: true,
      tlsOnly: true,
      accessLogging: true,
      lifecycle: true,
      overall: "COMPLIANT",
    });
  });
});
