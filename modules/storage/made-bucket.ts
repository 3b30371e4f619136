import type { ITerraformDependable } from "cdktf";

import type { AwsPlace } from "../../config/catalogue/aws-place";

/** The buckets of the account whose access logs a bucket receives. */
export interface AccessLogSources {
  readonly bucketNames: readonly string[];
  /** Where a source's logs are kept, with a slash at the end; default `s3-access-logs/{bucket}/` (C-27). */
  readonly prefixes?: Readonly<Record<string, string>>;
}

/** The buckets of the account that S3 writes lists of their objects about. */
export interface InventorySources {
  readonly bucketNames: readonly string[];
}

/** A bucket as others refer to it: what they deliver to, or copy from and to. */
export interface MadeBucket {
  readonly bucketName: string;
  readonly bucketArn: string;
  /** The name once the bucket exists: a reference, for what belongs to the bucket. */
  readonly bucketId: string;
  readonly place: AwsPlace;
  readonly kmsKeyArn: string | undefined;
  /** What must exist before S3 replicates from or to here. */
  readonly versioning: ITerraformDependable;
  /** What must exist before S3 delivers access logs or inventories here. */
  readonly policy: ITerraformDependable;
  readonly accessLogSources: AccessLogSources | undefined;
  readonly inventorySources: InventorySources | undefined;
}
