import {
  GetBucketEncryptionCommand,
  GetBucketVersioningCommand,
  HeadBucketCommand,
  paginateListBuckets,
  type S3Client,
} from "@aws-sdk/client-s3";

import type { OperationRecorder } from "./operation-recorder";

/** What a bucket of configurations must have (S2-02, S2-29). */
export interface BucketDetails {
  readonly bucket: string;
  readonly region: string | undefined;
  /** `Enabled`, `Suspended` or `Disabled`. */
  readonly versioning: string;
  /** `AES256` or `aws:kms`; `none` would be a bucket from before 2023. */
  readonly encryption: string;
}

/** What is set on a bucket; bootstrap makes it and `fleet destroy-s3-buckets` removes it, the store does neither. */
export async function describeBucket(s3: S3Client, record: OperationRecorder, bucket: string): Promise<BucketDetails> {
  const input = { Bucket: bucket };
  const { BucketRegion } = await record("headBucket", { bucket }, () => s3.send(new HeadBucketCommand(input)));
  const [{ Status }, encryption] = await Promise.all([
    record("getVersioning", { bucket }, () => s3.send(new GetBucketVersioningCommand(input))),
    record("getEncryption", { bucket }, () => s3.send(new GetBucketEncryptionCommand(input))),
  ]);
  const [rule] = encryption.ServerSideEncryptionConfiguration?.Rules ?? [];
  return {
    bucket,
    region: BucketRegion,
    versioning: Status ?? "Disabled",
    encryption: rule?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm ?? "none",
  };
}

/** The names of the account's buckets that begin so (S2-02). */
export async function listBuckets(s3: S3Client, record: OperationRecorder, prefix: string): Promise<string[]> {
  return record("listBuckets", { bucket: `${prefix}*` }, async () => {
    const names: string[] = [];
    for await (const page of paginateListBuckets({ client: s3 }, { Prefix: prefix }))
      for (const { Name } of page.Buckets ?? []) if (Name?.startsWith(prefix)) names.push(Name);
    return names;
  });
}
