import { permissionFor } from "../../../../scripts/fleet/provision/permission-for";

describe("The permission for a call is what policies name it (F6)", () => {
  it.each([
    ["S3", "CreateBucket", "s3:CreateBucket"],
    ["S3", "HeadBucket", "s3:ListBucket"],
    ["S3", "PutBucketVersioning", "s3:PutBucketVersioning"],
    ["S3", "PutPublicAccessBlock", "s3:PutBucketPublicAccessBlock"],
    ["S3", "GetBucketEncryption", "s3:GetEncryptionConfiguration"],
    ["S3", "PutBucketLifecycleConfiguration", "s3:PutLifecycleConfiguration"],
    ["S3", "PutBucketMetricsConfiguration", "s3:PutMetricsConfiguration"],
    ["S3", "PutBucketNotificationConfiguration", "s3:PutBucketNotification"],
    ["S3", "DeleteBucketReplication", "s3:PutReplicationConfiguration"],
    ["S3", "DeleteBucketPolicy", "s3:DeleteBucketPolicy"],
    ["DynamoDB", "UpdateContinuousBackups", "dynamodb:UpdateContinuousBackups"],
    ["CloudWatch", "PutMetricAlarm", "cloudwatch:PutMetricAlarm"],
    ["EventBridge", "PutRule", "events:PutRule"],
    ["Cost Explorer", "UpdateCostAllocationTagsStatus", "ce:UpdateCostAllocationTagsStatus"],
  ])("%s %s: %s", (service, operation, permission) => {
    expect(permissionFor(service, operation)).toBe(permission);
  });
});
