import { CreateAliasCommand, CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import {
  CreateBucketCommand,
  PutBucketAclCommand,
  PutBucketEncryptionCommand,
  PutBucketLoggingCommand,
  PutBucketMetricsConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from "@aws-sdk/client-s3";

import { arns } from "../../config/catalogue/arns";
import { accessLogPrefix, denyInsecureTransport } from "../../modules/storage/policy";
import { policyDocument } from "../../modules/policy-statement";
import { clientSettings } from "../../scripts/fleet/aws/client-settings";
import { s3Client } from "../../scripts/fleet/aws/s3";
import { type ExpectedBucket, expectedBuckets } from "../../scripts/fleet/verify/expected-buckets";
import { fleetNamed } from "../support/fleets";
import { ACCOUNT } from "../support/operator";
import { OHIO } from "../support/aws-places";

/** The buckets of the shipped example's production. */
export const BUCKETS = expectedBuckets(fleetNamed("the shipped example"));

/** Makes keys and buckets in the emulated account, secure as the stacks would make them. */
export async function makeSecureBuckets(): Promise<void> {
  const keys = BUCKETS.flatMap(({ region, kmsKey }) => (kmsKey === undefined ? [] : [`${region} ${kmsKey}`]));
  for (const [region, alias] of [...new Set(keys)].map((key) => key.split(" "))) await makeKey(region!, alias!);
  for (const bucket of BUCKETS) {
    const s3 = s3Client({ region: bucket.region, accountId: ACCOUNT });
    const { name: Bucket, region } = bucket;
    await s3.send(
      new CreateBucketCommand({
        Bucket,
        CreateBucketConfiguration: { LocationConstraint: region as "us-east-2" },
      }),
    );
    await secure(bucket, s3);
    s3.destroy();
  }
}

/** Puts every setting of a bucket to what it should be. */
export async function secure({ name: Bucket, kmsKey, accessLogs }: ExpectedBucket, s3: S3Client): Promise<void> {
  await s3.send(new PutBucketAclCommand({ Bucket, ACL: "private" }));
  await s3.send(
    new PutBucketOwnershipControlsCommand({
      Bucket,
      OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
    }),
  );
  await s3.send(
    new PutPublicAccessBlockCommand({
      Bucket,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
    }),
  );
  await encrypt(Bucket, kmsKey, s3);
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
  await s3.send(
    new PutBucketPolicyCommand({ Bucket, Policy: policyDocument([denyInsecureTransport(arns.bucket(OHIO, Bucket))]) }),
  );
  await s3.send(
    new PutBucketLoggingCommand({
      Bucket,
      BucketLoggingStatus:
        "target" in accessLogs
          ? { LoggingEnabled: { TargetBucket: accessLogs.target, TargetPrefix: accessLogPrefix(Bucket) } }
          : {},
    }),
  );
  await s3.send(
    new PutBucketMetricsConfigurationCommand({
      Bucket,
      Id: "EntireBucket",
      MetricsConfiguration: { Id: "EntireBucket" },
    }),
  );
}

/** Encrypts a bucket with a key, or with S3's own. */
export async function encrypt(Bucket: string, KMSMasterKeyID: string | undefined, s3: S3Client): Promise<void> {
  const byDefault = KMSMasterKeyID
    ? ({ SSEAlgorithm: "aws:kms", KMSMasterKeyID } as const)
    : ({ SSEAlgorithm: "AES256" } as const);
  const ServerSideEncryptionConfiguration = { Rules: [{ ApplyServerSideEncryptionByDefault: byDefault }] };
  await s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration }));
}

/** Makes a key with this alias, and returns its ARN. */
export async function makeKey(region: string, AliasName: string): Promise<string> {
  const kms = new KMSClient(clientSettings(region));
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
  await kms.send(new CreateAliasCommand({ AliasName, TargetKeyId: KeyMetadata!.KeyId! }));
  kms.destroy();
  return KeyMetadata!.Arn!;
}
