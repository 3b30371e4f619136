/** Prefixes of permissions, where they differ from the name of the service. */
const PREFIXES: Readonly<Record<string, string>> = { EventBridge: "events", "Cost Explorer": "ce" };

/** What S3's permissions call a setting, where its operations call it otherwise (service authorization reference of S3). */
const S3_SETTINGS: Readonly<Record<string, string>> = {
  PublicAccessBlock: "BucketPublicAccessBlock",
  BucketEncryption: "EncryptionConfiguration",
  BucketLifecycleConfiguration: "LifecycleConfiguration",
  BucketMetricsConfiguration: "MetricsConfiguration",
  BucketNotificationConfiguration: "BucketNotification",
  BucketReplication: "ReplicationConfiguration",
  ObjectLockConfiguration: "BucketObjectLockConfiguration",
};

const S3_READS: Readonly<Record<string, string>> = {
  HeadBucket: "ListBucket",
  HeadObject: "GetObject",
  ListObjectsV2: "ListBucket",
};

/** The permission that an operation needs, as policies name it: S3's PutBucketEncryption needs s3:PutEncryptionConfiguration (F6). */
export function permissionFor(service: string, operation: string): string {
  const prefix = PREFIXES[service] ?? service.toLowerCase().replaceAll(" ", "");
  if (prefix !== "s3") return `${prefix}:${operation}`;
  const [, verb = "", setting = ""] = /^(Get|Put|Delete)(\w+)$/.exec(operation) ?? [];
  const called = S3_SETTINGS[setting];
  // Deleting such a setting is putting it, as far as permissions go.
  if (called) return `s3:${verb === "Delete" ? "Put" : verb}${called}`;
  return `s3:${S3_READS[operation] ?? operation}`;
}
