import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";

import { arns } from "../config/catalogue/arns";
import { inRegion } from "../config/catalogue/aws-place";
import type { Target } from "../config/fleet";
import { names } from "../config/names";
import type { CopiedBucketType } from "../config/catalogue/name-purposes";
import type { Tags } from "../config/tags";
import type { BucketProps, BucketReplicationSettings } from "../modules/storage/bucket-props";
import { ReplicaBucket } from "../modules/storage/replica-bucket";
import { deletionWindowInDays } from "./protection";

/** A shared bucket that is copied. */
export interface CopiedBucket {
  /** `state`, `logs`, …: part of the names of replica and role. */
  readonly type: CopiedBucketType;
  readonly bucketName: string;
  /** Keys that are copied, with a slash at the end. */
  readonly prefix: string;
  readonly settings: Pick<BucketProps, "kmsKeyArn" | "retentionDays" | "mfaProtection" | "restriction">;
}

/** The region of an environment's replicas, and what is needed to make them there. */
export interface Replicas {
  readonly region: string;
  readonly provider: TerraformProvider;
  readonly target: Target;
  readonly tags: Tags;
}

/** The role that copies a shared bucket; a bucket that lets only some roles in must let it in, too. */
export function replicationRoleArn(target: Target, type: CopiedBucketType): string {
  return arns.role(target, names.replicationRole(target, type));
}

/** Makes a bucket's replica, and the settings with which the bucket copies itself there (S0-07, S2-31). */
export function replicate(scope: Construct, copied: CopiedBucket, replicas: Replicas): BucketReplicationSettings {
  const { type, bucketName, prefix, settings } = copied;
  const { region, provider, target, tags } = replicas;
  const { kmsKeyArn, retentionDays, mfaProtection, restriction } = settings;
  const { bucket } = new ReplicaBucket(scope, `${type}-replica`, {
    bucketName: names.replicaBucket(bucketName),
    keyAliasName: kmsKeyArn && names.bootstrapReplicaKeyAlias(target, type),
    deletionWindowInDays: deletionWindowInDays(target),
    deletionProtection: true,
    place: inRegion(target, region),
    retentionDays,
    mfaProtection,
    restriction,
    provider,
    tags,
  });
  return {
    ruleId: `copy-${type}`,
    destination: bucket,
    roleName: names.replicationRole(target, type),
    alarmTopicArn: target.alertsTopicArn,
    prefix,
  };
}
