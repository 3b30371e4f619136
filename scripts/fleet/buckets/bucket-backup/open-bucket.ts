import type { S3Client } from "@aws-sdk/client-s3";

import { assertAccount } from "../../aws/identity";
import { s3Client } from "../../aws/s3";
import type { TargetOptions } from "../../terminal/options";
import { loadTargetOrExit } from "../../terminal/target";
import { bucketNamed } from "../destroy-s3-buckets/choose-buckets";

/** A bucket of the configuration, and who reaches it. */
export interface OpenBucket {
  readonly s3: S3Client;
  readonly region: string;
  readonly accountId: string;
  readonly bucket: string;
}

/** A bucket of the target by its name, reached with credentials of its account. */
export async function openBucket(options: TargetOptions, name: string): Promise<OpenBucket> {
  const fleet = loadTargetOrExit(options);
  const { bucket, region } = bucketNamed(fleet, name);
  const { accountId } = await assertAccount(fleet.target);
  return { s3: s3Client({ region, accountId }), region, accountId, bucket };
}
