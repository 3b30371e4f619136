import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Bucket } from "../../../modules/storage/bucket";
import { evaluate } from "../../../scripts/fleet/review/policies/evaluate";
import { statementsOf, type AwsRequest } from "../../../scripts/fleet/review/policies/statement";
import { only, statements, synthesize } from "./synthesize";
import { OHIO, OREGON } from "../../support/aws-places";

const KEY = "arn:aws:kms:us-east-2:123456789012:key/source";
const REPLICA_KEY = "arn:aws:kms:us-west-2:123456789012:key/replica";
const TOPIC = "arn:aws:sns:us-east-2:123456789012:alerts";

interface Keys {
  readonly source?: string;
  readonly replica?: string;
}

function replicated(keys: Keys = { source: KEY, replica: REPLICA_KEY }): ReturnType<typeof synthesize> {
  return synthesize((stack) => {
    const provider = new AwsProvider(stack, "west", { alias: "us-west-2", region: "us-west-2" });
    const destination = new Bucket(stack, "replica", {
      bucketName: "source-replica",
      purpose: "replica",
      place: OREGON,
      kmsKeyArn: keys.replica,
      provider,
    });
    new Bucket(stack, "source", {
      bucketName: "source",
      purpose: "data",
      place: OHIO,
      kmsKeyArn: keys.source,
      replication: {
        ruleId: "replicate-compliance-data",
        prefix: "compliance/",
        storageClass: "GLACIER",
        roleName: "replication",
        alarmTopicArn: TOPIC,
        destination,
      },
    });
  });
}

describe("Replication to another region", () => {
  it("copies compliance data as GLACIER within 15 minutes, by prefix and without deletions (S4-22, M-22, M-23)", () => {
    const { rule } = only(replicated()("aws_s3_bucket_replication_configuration"));
    expect(rule).toEqual([
      {
        id: "replicate-compliance-data",
        priority: 1,
        status: "Enabled",
        filter: { prefix: "compliance/" },
        delete_marker_replication: { status: "Disabled" },
        source_selection_criteria: { sse_kms_encrypted_objects: { status: "Enabled" } },
        destination: {
          bucket: "arn:aws:s3:::source-replica",
          storage_class: "GLACIER",
          encryption_configuration: { replica_kms_key_id: REPLICA_KEY },
          replication_time: { status: "Enabled", time: { minutes: 15 } },
          metrics: { status: "Enabled", event_threshold: { minutes: 15 } },
        },
      },
    ]);
  });

  it("speaks of no keys where there are none (M-43)", () => {
    const text = JSON.stringify(only(replicated({})("aws_s3_bucket_replication_configuration")).rule);
    expect(text).not.toMatch(/kms/);
    expect(JSON.stringify(statements(only(replicated({})("aws_iam_role_policy"))))).not.toMatch(/kms/);
  });

  it("refuses a source with a key whose replica has none: S3 would skip every object (M-43)", () => {
    expect(() => replicated({ source: KEY })).toThrow("source-replica needs a key");
  });

  it("waits for both versionings and the rights of the role (X-05, M-23)", () => {
    expect(only(replicated()("aws_s3_bucket_replication_configuration")).depends_on).toEqual([
      expect.stringMatching(/^aws_s3_bucket_versioning\.source/),
      expect.stringMatching(/^aws_s3_bucket_versioning\.replica/),
      expect.stringMatching(/^aws_iam_role_policy\./),
    ]);
  });

  it("makes every part of the replica in the other region, and every part of the source here (X-13)", () => {
    const types = ["", "_versioning", "_policy", "_public_access_block", "_lifecycle_configuration", "_metric"];
    for (const type of types) {
      const providers = replicated()(`aws_s3_bucket${type}`).map(({ provider }) => provider);
      expect([type, providers]).toEqual([type, ["aws.us-west-2", undefined]]);
    }
  });

  it("raises an alarm when an object fails to replicate (M-23)", () => {
    expect(only(replicated()("aws_cloudwatch_metric_alarm"))).toMatchObject({
      metric_name: "OperationsFailedReplication",
      dimensions: {
        SourceBucket: "source",
        DestinationBucket: "source-replica",
        RuleId: "replicate-compliance-data",
      },
      statistic: "Sum",
      threshold: 0,
      alarm_actions: [TOPIC],
    });
  });
});

describe("The role that replicates", () => {
  const role = statementsOf(only(replicated()("aws_iam_role_policy")).policy as string);
  const can = (action: string, resource: string, context: AwsRequest["context"] = {}) =>
    evaluate(role, { by: { service: "s3.amazonaws.com" }, action, resource, context }) === "allowed";
  const through = (region: string, bucket: string) => ({
    "kms:ViaService": `s3.${region}.amazonaws.com`,
    "kms:EncryptionContext:aws:s3:arn": `arn:aws:s3:::${bucket}`,
  });

  it.each<[string, string, string, boolean]>([
    ["reads versions of the prefix", "s3:GetObjectVersionForReplication", "arn:aws:s3:::source/compliance/a", true],
    ["reads nothing else", "s3:GetObjectVersionForReplication", "arn:aws:s3:::source/finance/a", false],
    ["reads nothing as a person would", "s3:GetObject", "arn:aws:s3:::source/compliance/a", false],
    ["writes replicas", "s3:ReplicateObject", "arn:aws:s3:::source-replica/compliance/a", true],
    ["writes into no other bucket", "s3:ReplicateObject", "arn:aws:s3:::source-replica-2/compliance/a", false],
    ["deletes nothing", "s3:ReplicateDelete", "arn:aws:s3:::source-replica/compliance/a", false],
  ])("%s (M-23)", (_, action, resource, allowed) => {
    expect(can(action, resource)).toBe(allowed);
  });

  it("uses each key for its bucket only, and through S3 only (M-43)", () => {
    expect(can("kms:Decrypt", KEY, through("us-east-2", "source"))).toBe(true);
    expect(can("kms:Encrypt", REPLICA_KEY, through("us-west-2", "source-replica"))).toBe(true);
    expect(can("kms:Decrypt", KEY, through("us-east-2", "another"))).toBe(false);
    expect(can("kms:Decrypt", KEY)).toBe(false);
    expect(can("kms:Decrypt", REPLICA_KEY, through("us-west-2", "source-replica"))).toBe(false);
  });
});
