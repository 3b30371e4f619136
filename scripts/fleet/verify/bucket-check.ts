import type { KMSClient } from "@aws-sdk/client-kms";
import type { S3Client } from "@aws-sdk/client-s3";

import type { ExpectedBucket } from "./expected-buckets";
import type { Verdict } from "./verdict";

/** What checks ask, in the region of the bucket. */
export interface Account {
  readonly accountId: string;
  readonly s3: S3Client;
  readonly kms: KMSClient;
}

/** One of the checks that every bucket must pass (S3-105). */
export interface BucketCheck {
  readonly id: string;
  /** As it stands in the report. */
  readonly title: string;
  /** What a caller needs for it, in IAM's words. */
  readonly permission: string;
  /** Errors of AWS may be thrown: whoever runs the check reports them as unknown. */
  judge(bucket: ExpectedBucket, account: Account): Promise<Verdict>;
}
