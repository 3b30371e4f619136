import {
  GetBucketAccelerateConfigurationCommand,
  GetBucketAclCommand,
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketReplicationCommand,
  GetBucketTaggingCommand,
  GetBucketRequestPaymentCommand,
  GetBucketVersioningCommand,
  GetBucketWebsiteCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  ListBucketIntelligentTieringConfigurationsCommand,
  ListBucketInventoryConfigurationsCommand,
  ListBucketMetricsConfigurationsCommand,
  type S3Client,
} from "@aws-sdk/client-s3";

import { errorCode, isNotFound } from "../../aws/failure";

/** The settings of a bucket that a backup keeps, by name. */
const SETTINGS = {
  accelerate: GetBucketAccelerateConfigurationCommand,
  acl: GetBucketAclCommand,
  cors: GetBucketCorsCommand,
  encryption: GetBucketEncryptionCommand,
  intelligentTiering: ListBucketIntelligentTieringConfigurationsCommand,
  inventory: ListBucketInventoryConfigurationsCommand,
  lifecycle: GetBucketLifecycleConfigurationCommand,
  logging: GetBucketLoggingCommand,
  metrics: ListBucketMetricsConfigurationsCommand,
  notification: GetBucketNotificationConfigurationCommand,
  objectLock: GetObjectLockConfigurationCommand,
  ownership: GetBucketOwnershipControlsCommand,
  policy: GetBucketPolicyCommand,
  publicAccessBlock: GetPublicAccessBlockCommand,
  replication: GetBucketReplicationCommand,
  requestPayment: GetBucketRequestPaymentCommand,
  tagging: GetBucketTaggingCommand,
  versioning: GetBucketVersioningCommand,
  website: GetBucketWebsiteCommand,
} as const;

/** All of them take a bucket and answer with a document; the compiler can't call a union of so many. */
const ALIKE = SETTINGS as unknown as Readonly<Record<string, typeof GetBucketAclCommand>>;

/** Everything that is set on a bucket; a setting that can't be read ends the backup. */
export async function bucketSettings(s3: S3Client, Bucket: string): Promise<Record<string, unknown>> {
  const read = await Promise.all(
    Object.entries(ALIKE).map(async ([name, Setting]) => {
      try {
        const setting = await s3.send(new Setting({ Bucket }));
        return [name, { ...setting, $metadata: undefined }] as const;
      } catch (error) {
        // S3 has an error of its own for each setting that is not set; all of them answer 404.
        if (isNotFound(error) && errorCode(error) !== "NoSuchBucket") return [name, undefined] as const;
        throw error;
      }
    }),
  );
  return Object.fromEntries(read.filter(([, setting]) => setting !== undefined));
}
