import { HeadBucketCommand } from "@aws-sdk/client-s3";

import { isNotFound } from "../aws/failure";
import type { Account, BucketCheck } from "./bucket-check";
import { BUCKET_CHECKS } from "./bucket-checks";
import type { ExpectedBucket } from "./expected-buckets";
import { fail, pass, unknown, type Verdict } from "./verdict";

/** What one check found at a bucket. */
export interface CheckResult extends Verdict {
  /** The check's id, or `existence`. */
  readonly check: string;
  readonly title: string;
}

/** What all checks found at a bucket. */
export interface BucketReport {
  readonly bucket: string;
  readonly region: string;
  readonly client?: string;
  /** Nothing failed and everything is known. */
  readonly secure: boolean;
  readonly checks: readonly CheckResult[];
}

/** Whether the bucket is there, in its region and its account's. */
export async function findBucket({ name: Bucket, region }: ExpectedBucket, account: Account): Promise<Verdict> {
  try {
    await account.s3.send(new HeadBucketCommand({ Bucket }));
    return pass("EXISTS");
  } catch (error) {
    if (isNotFound(error)) return fail(`MISSING (the configuration has it, account ${account.accountId} does not)`);
    if (isElsewhere(error)) return fail(`IN ANOTHER REGION than ${region}`);
    return unknown(error, "s3:ListBucket, or the bucket is another account's");
  }
}

/** Runs the eight checks on a bucket, all at once: none waits for another, and none is left out because one failed. */
export async function verifyBucket(bucket: ExpectedBucket, found: Verdict, account: Account): Promise<BucketReport> {
  const existence: CheckResult = { check: "existence", title: "Bucket", ...found };
  const checks =
    found.status === "fail" ? [] : await Promise.all(BUCKET_CHECKS.map((check) => run(check, bucket, account)));
  const results = found.status === "pass" ? checks : [existence, ...checks];
  return {
    bucket: bucket.name,
    region: bucket.region,
    client: bucket.client,
    secure: results.every(({ status }) => status === "pass" || status === "exempt"),
    checks: results,
  };
}

async function run(check: BucketCheck, bucket: ExpectedBucket, account: Account): Promise<CheckResult> {
  const { id, title, permission } = check;
  const verdict = await check.judge(bucket, account).catch((error: unknown) => unknown(error, permission));
  return { check: id, title, ...verdict };
}

/** S3 sends whoever asks in the wrong region elsewhere. */
function isElsewhere(error: unknown): boolean {
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode === 301;
}
