import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import {
  S3BucketReplicationConfigurationA,
  type S3BucketReplicationConfigurationRule,
} from "@cdktf/provider-aws/lib/s3-bucket-replication-configuration";
import { Construct } from "constructs";
import { policyDocument } from "../policy-statement";
import type { MadeBucket } from "./made-bucket";
import { ReplicationAlarm } from "./replication-alarm";
import { REPLICATION_TRUST, replicationStatements } from "./replication-policy";

/** Which objects of a bucket are copied, where to, and who hears when that fails. */
export interface BucketReplicationProps {
  readonly source: MadeBucket;
  readonly destination: MadeBucket;
  readonly ruleId: string;
  /** Keys that are copied; tags cannot choose, since they come after the object (M-22). */
  readonly prefix: string;
  /** Class of the replicas; default STANDARD_IA (S0-16). */
  readonly storageClass?: "STANDARD" | "STANDARD_IA" | "GLACIER" | "DEEP_ARCHIVE";
  readonly roleName: string;
  readonly alarmTopicArn: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** S3 promises a replica within so many minutes, and counts those that are late (S4-22). */
const REPLICATION_MINUTES = 15;

/** Copies new objects of a bucket to another region within 15 minutes, and tells when one fails (S4-22, M-23, M-43). */
export class BucketReplication extends Construct {
  constructor(scope: Construct, id: string, props: BucketReplicationProps) {
    super(scope, id);
    const { source, destination, ruleId, alarmTopicArn, tags } = props;
    if (source.kmsKeyArn !== undefined && destination.kmsKeyArn === undefined) {
      throw new Error(`${destination.bucketName} needs a key: ${source.bucketName} is encrypted with one`);
    }
    const role = new IamRole(this, "role", {
      name: props.roleName,
      assumeRolePolicy: policyDocument(REPLICATION_TRUST),
      tags: { ...tags, Name: props.roleName },
    });
    const policy = new IamRolePolicy(this, "role-policy", {
      name: "replication",
      role: role.id,
      policy: policyDocument(
        replicationStatements({
          source,
          destination,
          prefix: props.prefix,
        }),
      ),
    });
    new S3BucketReplicationConfigurationA(this, "configuration", {
      bucket: source.bucketId,
      role: role.arn,
      rule: [replicationRule(props)],
      // S3 replicates versioned buckets only, and only with a role that may.
      dependsOn: [source.versioning, destination.versioning, policy],
    });
    new ReplicationAlarm(this, "alarm", {
      sourceBucketName: source.bucketName,
      destinationBucketName: destination.bucketName,
      topicArn: alarmTopicArn,
      ruleId,
      tags,
    });
  }
}

function replicationRule(props: BucketReplicationProps): S3BucketReplicationConfigurationRule {
  const { source, destination, ruleId, prefix, storageClass = "STANDARD_IA" } = props;
  const time = { minutes: REPLICATION_MINUTES };
  return {
    id: ruleId,
    priority: 1,
    status: "Enabled",
    filter: { prefix },
    // A deletion here must not reach the copy that is kept for disasters (M-23).
    deleteMarkerReplication: { status: "Disabled" },
    sourceSelectionCriteria: source.kmsKeyArn ? { sseKmsEncryptedObjects: { status: "Enabled" } } : undefined,
    destination: {
      bucket: destination.bucketArn,
      storageClass,
      encryptionConfiguration: destination.kmsKeyArn ? { replicaKmsKeyId: destination.kmsKeyArn } : undefined,
      replicationTime: { status: "Enabled", time },
      metrics: { status: "Enabled", eventThreshold: time },
    },
  };
}
