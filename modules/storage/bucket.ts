import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketAccelerateConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-accelerate-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketMetric } from "@cdktf/provider-aws/lib/s3-bucket-metric";
import { S3BucketNotification } from "@cdktf/provider-aws/lib/s3-bucket-notification";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { arns } from "../../config/catalogue/arns";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import { bucketCompliance, type BucketCompliance } from "./bucket-compliance";
import { BucketInventory } from "./bucket-inventory";
import { BucketLifecycle } from "./bucket-lifecycle";
import { bucketPolicyStatements } from "./bucket-policy";
import { BucketReplication } from "./bucket-replication";
import { checkBucket } from "./bucket-check";
import { ENTIRE_BUCKET } from "./request-metrics";
import type { BucketProps, ObjectLock } from "./bucket-props";
import type { AccessLogSources, InventorySources, MadeBucket } from "./made-bucket";
import { accessLogPrefix } from "./policy";
import { policyDocument } from "../policy-statement";
import { BUCKET_PROFILES } from "../../config/catalogue/storage/profiles";

/** What every part of a bucket is told: whose part it is, and in which region. */
interface Part {
  readonly bucket: string;
  readonly provider: TerraformProvider | undefined;
}

/**
 * The one way to make a bucket (S0-01, S0-25), so that none lacks what another has (M-13). Whatever its purpose, a
 * bucket is versioned, encrypted, closed to the public (S2-07, S4-13), owned by its account alone, refuses plain HTTP
 * (S0-42) and has a lifecycle that S3 accepts (G6); it is never force-destroyed.
 */
export class Bucket extends Construct implements MadeBucket {
  readonly bucketName: string;
  readonly bucketArn: string;
  readonly place: AwsPlace;
  readonly bucketId: string;
  readonly kmsKeyArn: string | undefined;
  readonly compliance: BucketCompliance;
  readonly versioning: ITerraformDependable;
  readonly policy: ITerraformDependable;
  readonly accessLogSources: AccessLogSources | undefined;
  readonly inventorySources: InventorySources | undefined;

  constructor(scope: Construct, id: string, props: BucketProps) {
    super(scope, id);
    checkBucket(props);
    this.bucketName = props.bucketName;
    this.bucketArn = arns.bucket(props.place, props.bucketName);
    this.place = props.place;
    this.kmsKeyArn = props.kmsKeyArn;
    this.accessLogSources = props.accessLogSources;
    this.inventorySources = props.inventorySources;
    this.compliance = bucketCompliance(props);

    this.bucketId = this.makeBucket(props).id;
    const part: Part = { bucket: this.bucketId, provider: props.provider };
    this.versioning = this.enableVersioning(part);
    this.encrypt(part);
    const publicAccessBlock = this.blockPublicAccess(part);
    this.enforceOwnership(part);
    new BucketLifecycle(this, "lifecycle", { ...props, ...part, dependsOn: [this.versioning] });
    this.policy = this.attachPolicy(part, props, [publicAccessBlock, this.versioning]);
    this.addOptions(part, props);
  }

  private addOptions(part: Part, props: BucketProps): void {
    if (props.objectLock) this.lockObjects(part, props.objectLock);
    if (props.requestMetrics ?? true) new S3BucketMetric(this, "metrics", { ...part, name: ENTIRE_BUCKET });
    if (props.accessLogTarget) this.logAccess(part, props.accessLogTarget);
    if (props.eventBridge) new S3BucketNotification(this, "notification", { ...part, eventbridge: true });
    if (props.transferAcceleration) {
      new S3BucketAccelerateConfiguration(this, "acceleration", { ...part, status: "Enabled" });
    }
    const { inventoryTarget, replication, provider, tags } = props;
    if (inventoryTarget)
      new BucketInventory(this, "inventory", { source: this, destination: inventoryTarget, provider });
    if (replication) new BucketReplication(this, "replication", { ...replication, source: this, tags });
  }

  private makeBucket(props: BucketProps): S3Bucket {
    const preventDestroy = props.preventDestroy ?? BUCKET_PROFILES[props.purpose].preventDestroy;
    return new S3Bucket(this, "bucket", {
      bucket: props.bucketName,
      objectLockEnabled: props.objectLock ? true : undefined,
      tags: { ...props.tags, Name: props.bucketName },
      lifecycle: preventDestroy ? { preventDestroy } : undefined,
      provider: props.provider,
    });
  }

  private enableVersioning(part: Part): S3BucketVersioningA {
    return new S3BucketVersioningA(this, "versioning", { ...part, versioningConfiguration: { status: "Enabled" } });
  }

  private encrypt(part: Part): void {
    const { kmsKeyArn: kmsMasterKeyId } = this;
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      ...part,
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

  private blockPublicAccess(part: Part): S3BucketPublicAccessBlock {
    return new S3BucketPublicAccessBlock(this, "public-access", {
      ...part,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
  }

  private enforceOwnership(part: Part): void {
    new S3BucketOwnershipControls(this, "ownership", { ...part, rule: { objectOwnership: "BucketOwnerEnforced" } });
  }

  private attachPolicy(part: Part, props: BucketProps, dependsOn: ITerraformDependable[]): S3BucketPolicy {
    return new S3BucketPolicy(this, "policy", {
      ...part,
      policy: policyDocument(bucketPolicyStatements(props)),
      dependsOn,
    });
  }

  private lockObjects(part: Part, { mode, days }: ObjectLock): void {
    new S3BucketObjectLockConfigurationA(this, "object-lock", {
      ...part,
      rule: { defaultRetention: { mode, days } },
      dependsOn: [this.versioning],
    });
  }

  private logAccess(part: Part, target: MadeBucket): void {
    if (!target.accessLogSources?.bucketNames.includes(this.bucketName)) {
      throw new Error(`${target.bucketName} does not accept the access logs of ${this.bucketName}`);
    }
    new S3BucketLoggingA(this, "logging", {
      ...part,
      targetBucket: target.bucketName,
      targetPrefix: accessLogPrefix(this.bucketName, target.accessLogSources.prefixes),
      dependsOn: [target.policy],
    });
  }
}
