import { Construct } from "constructs";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import { Bucket } from "../storage/bucket";
import type { BucketReplicationSettings } from "../storage/bucket-props";
import type { RoleRestriction } from "../storage/policy";
import { StateAccessPolicy } from "./access-policy";
import { LockTable } from "./lock-table";
import { StateAlarms } from "./state-alarms";
import { StateEvents } from "./state-events";

/** Where an environment's Terraform states are kept, and who is let near them. */
export interface StateBackendProps {
  readonly bucketName: string;
  readonly tableName: string;
  readonly accessPolicyName: string;
  readonly changesRuleName: string;
  /** Where the states are in the bucket, with the slash at its end: `providers/aws/`. */
  readonly keyPrefix: string;
  /** Encrypts the states with this key instead of S3's own (AES256). */
  readonly kmsKeyArn?: string;
  /** Lets only some roles near the states (M-61); default: whom IAM lets. */
  readonly restriction?: RoleRestriction;
  /** Demands a second factor for deleting versions of a state, except from some roles (M-20). */
  readonly mfaProtection?: { readonly exemptRoleArns: readonly string[] };
  /** Copies the states to another region (S0-07); default: no copies. */
  readonly replication?: BucketReplicationSettings;
  /** Whether Terraform refuses to destroy bucket and table (S0-20). */
  readonly preventDestroy: boolean;
  /** Whether alarms and events tell of what happens to the states (S0-20). */
  readonly monitoring: boolean;
  /** Receives the bucket's access logs. */
  readonly accessLogTarget: Bucket;
  /** Hears of alarms and of every change of a state. */
  readonly alertsTopicArn: string;
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
}

/** The state bucket, its lock table, what watches them, and the policy that opens them to Terraform (S0-02, S0-18). */
export class StateBackend extends Construct {
  readonly bucket: Bucket;
  readonly accessPolicyArn: string;

  constructor(scope: Construct, id: string, props: StateBackendProps) {
    super(scope, id);
    const { bucketName, tableName, kmsKeyArn, alertsTopicArn, place, tags } = props;
    this.bucket = this.stateBucket(props);
    new LockTable(this, "lock", { tableName, preventDestroy: props.preventDestroy, tags });
    if (props.monitoring) {
      new StateAlarms(this, "alarms", { bucketName, tableName, topicArns: [alertsTopicArn], tags });
      new StateEvents(this, "events", { ruleName: props.changesRuleName, bucketName, topicArn: alertsTopicArn, tags });
    }
    const access = new StateAccessPolicy(this, "access", {
      policyName: props.accessPolicyName,
      keyPrefix: props.keyPrefix,
      bucketName,
      tableName,
      kmsKeyArn,
      place,
      tags,
    });
    this.accessPolicyArn = access.policyArn;
  }

  private stateBucket(props: StateBackendProps): Bucket {
    const { bucketName, kmsKeyArn, accessLogTarget, replication, mfaProtection, restriction, place, tags } = props;
    return new Bucket(this, "bucket", {
      bucketName,
      purpose: "backend-state",
      preventDestroy: props.preventDestroy,
      place,
      kmsKeyArn,
      accessLogTarget,
      eventBridge: true,
      replication,
      mfaProtection,
      restriction,
      tags: { ...tags, Purpose: "Terraform state" },
    });
  }
}
