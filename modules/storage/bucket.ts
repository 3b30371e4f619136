import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketMetric } from "@cdktf/provider-aws/lib/s3-bucket-metric";
import { S3BucketNotification } from "@cdktf/provider-aws/lib/s3-bucket-notification";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { bucketCompliance, type BucketCompliance } from "./bucket-compliance";
import { BucketLifecycle } from "./bucket-lifecycle";
import { bucketPolicyStatements } from "./bucket-policy";
import { checkBucket } from "./bucket-check";
import { ENTIRE_BUCKET } from "./request-metrics";
import type { BucketProps, ObjectLock } from "./bucket-props";
import { accessLogPrefix, bucketArn } from "./policy";
import { policyDocument } from "../policy-statement";
import { BUCKET_PROFILES } from "./profiles";

/**
 * The one way to make a bucket (S0-01). Whatever its purpose, a bucket is versioned, encrypted, closed to the public,
 * owned by its account alone, refuses plain HTTP and has a lifecycle that S3 accepts (G6); it is never force-destroyed.
 */
export class Bucket extends Construct {
  readonly bucketName: string;
  readonly bucketArn: string;
  readonly compliance: BucketCompliance;
  /** What must exist before S3 delivers access logs here. */
  readonly policy: ITerraformDependable;
  /** The buckets that may deliver their access logs here. */
  readonly accessLogSourceNames: readonly string[];

  constructor(scope: Construct, id: string, props: BucketProps) {
    super(scope, id);
    checkBucket(props);
    this.bucketName = props.bucketName;
    this.bucketArn = bucketArn(props.bucketName, props.partition);
    this.accessLogSourceNames = props.accessLogSources?.bucketNames ?? [];
    this.compliance = bucketCompliance(props);

    const bucket = this.makeBucket(props).id;
    const versioning = this.enableVersioning(bucket);
    this.encrypt(bucket, props.kmsKeyArn);
    const publicAccessBlock = this.blockPublicAccess(bucket);
    this.enforceOwnership(bucket);
    new BucketLifecycle(this, "lifecycle", { ...props, bucket, dependsOn: [versioning] });
    this.policy = this.attachPolicy(bucket, props, [publicAccessBlock, versioning]);
    if (props.objectLock) this.lockObjects(bucket, props.objectLock, versioning);
    if (props.requestMetrics ?? true) new S3BucketMetric(this, "metrics", { bucket, name: ENTIRE_BUCKET });
    if (props.accessLogTarget) this.logAccess(bucket, props.accessLogTarget);
    if (props.eventBridge) new S3BucketNotification(this, "notification", { bucket, eventbridge: true });
  }

  private makeBucket(props: BucketProps): S3Bucket {
    const preventDestroy = props.preventDestroy ?? BUCKET_PROFILES[props.purpose].preventDestroy;
    return new S3Bucket(this, "bucket", {
      bucket: props.bucketName,
      objectLockEnabled: props.objectLock ? true : undefined,
      tags: { ...props.tags, Name: props.bucketName },
      lifecycle: preventDestroy ? { preventDestroy } : undefined,
    });
  }

  private enableVersioning(bucket: string): S3BucketVersioningA {
    return new S3BucketVersioningA(this, "versioning", { bucket, versioningConfiguration: { status: "Enabled" } });
  }

  private encrypt(bucket: string, kmsMasterKeyId?: string): void {
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket,
      rule: [
        kmsMasterKeyId
          ? {
              applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId },
              bucketKeyEnabled: true,
            }
          : { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
      ],
    });
  }

  private blockPublicAccess(bucket: string): S3BucketPublicAccessBlock {
    return new S3BucketPublicAccessBlock(this, "public-access", {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
  }

  private enforceOwnership(bucket: string): void {
    new S3BucketOwnershipControls(this, "ownership", { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } });
  }

  private attachPolicy(bucket: string, props: BucketProps, dependsOn: ITerraformDependable[]): S3BucketPolicy {
    return new S3BucketPolicy(this, "policy", {
      bucket,
      policy: policyDocument(bucketPolicyStatements(props)),
      dependsOn,
    });
  }

  private lockObjects(bucket: string, { mode, days }: ObjectLock, versioning: ITerraformDependable): void {
    new S3BucketObjectLockConfigurationA(this, "object-lock", {
      bucket,
      rule: { defaultRetention: { mode, days } },
      dependsOn: [versioning],
    });
  }

  private logAccess(bucket: string, target: Bucket): void {
    if (!target.accessLogSourceNames.includes(this.bucketName)) {
      throw new Error(`${target.bucketName} does not accept the access logs of ${this.bucketName}`);
    }
    new S3BucketLoggingA(this, "logging", {
      bucket,
      targetBucket: target.bucketName,
      targetPrefix: accessLogPrefix(this.bucketName),
      dependsOn: [target.policy],
    });
  }
}
