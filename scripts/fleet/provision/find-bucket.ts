import { HeadBucketCommand } from "@aws-sdk/client-s3";

import { EXIT, ExitError } from "../terminal/exit";
import { isAccessDenied } from "../aws/failure";
import { s3Client } from "../aws/s3";
import type { Account } from "./account";
import type { OwnThing } from "./own-things";

/** A bucket by its name, which is the whole world's: one that is another account's stays untouched (F1), as does one elsewhere (F9). */
export async function findBucket(
  { name, region }: Pick<OwnThing, "name" | "region">,
  { accountId }: Pick<Account, "accountId">,
): Promise<string> {
  const found = await regionOf(name, region, accountId);
  if (found === region) return name;
  throw new ExitError(EXIT.failed, `the bucket ${name} is in ${found}, but belongs into ${region}`);
}

async function regionOf(name: string, region: string, accountId: string): Promise<string> {
  try {
    const { BucketRegion } = await s3Client({ region, accountId }).send(new HeadBucketCommand({ Bucket: name }));
    return BucketRegion ?? region;
  } catch (error) {
    const elsewhere = redirectedTo(error);
    if (elsewhere !== undefined && elsewhere !== region) return elsewhere;
    if (!isAccessDenied(error)) throw error;
    const reason = "it is another account's, or these credentials lack s3:ListBucket on it";
    throw new ExitError(EXIT.failed, `the bucket ${name} can't be used: ${reason}`);
  }
}

/** The region that S3 sends a request on to, which was made in another one. */
function redirectedTo(error: unknown): string | undefined {
  const { $response } = error as { $response?: { headers?: Record<string, string> } };
  return $response?.headers?.["x-amz-bucket-region"];
}
