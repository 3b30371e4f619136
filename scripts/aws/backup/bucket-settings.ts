import {
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
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  type S3Client,
} from "@aws-sdk/client-s3";

import { errorCode, isNotFound } from "../failure";

/** The settings of a bucket that a backup keeps, by name. */
const SETTINGS = {
  acl: GetBucketAclCommand,
  cors: GetBucketCorsCommand,
  encryption: GetBucketEncryptionCommand,
  lifecycle: GetBucketLifecycleConfigurationCommand,
  logging: GetBucketLoggingCommand,
  notification: GetBucketNotificationConfigurationCommand,
  objectLock: GetObjectLockConfigurationCommand,
  ownership: GetBucketOwnershipControlsCommand,
  policy: GetBucketPolicyCommand,
  publicAccessBlock: GetPublicAccessBlockCommand,
  replication: GetBucketReplicationCommand,
  tagging: GetBucketTaggingCommand,
  versioning: GetBucketVersioningCommand,
} as const;

/** Everything that is set on a bucket; a setting that can't be read ends the backup. */
export async function bucketSettings(s3: S3Client, Bucket: string): Promise<Record<string, unknown>> {
  const read = await Promise.all(
    Object.entries(SETTINGS).map(async ([name, Setting]) => {
      try {
        const setting = await s3.send(new Setting({ Bucket }) as GetBucketAclCommand);
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
