import pMap, { pMapIterable } from "p-map";

import { accounts } from "./accounts";
import type { ExpectedBucket } from "./expected-buckets";
import { type BucketReport, findBucket, verifyBucket } from "./verify-bucket";

/** Buckets at a time; each takes some ten requests at once. */
const CONCURRENCY = 4;

/** A search for buckets, and what comes of it. */
export interface Verification {
  /** How many are there, or may be: a failed lookup is no "nothing there" (G13). */
  readonly found: number;
  /** One report for each bucket in the given order, as soon as it is there; none when no bucket was found. */
  readonly reports: AsyncIterable<BucketReport>;
}

/** Looks for buckets by their exact names, then verifies each (S3-104, S3-105). Only reads. */
export async function verifyBuckets(buckets: readonly ExpectedBucket[], accountId: string): Promise<Verification> {
  const accountIn = accounts(accountId);
  const present = await pMap(
    buckets,
    async (bucket) => ({ bucket, verdict: await findBucket(bucket, accountIn(bucket.region)) }),
    { concurrency: CONCURRENCY },
  );
  const found = present.filter(({ verdict }) => verdict.status !== "fail").length;
  const reports = pMapIterable(
    found > 0 ? present : [],
    ({ bucket, verdict }) => verifyBucket(bucket, verdict, accountIn(bucket.region)),
    { concurrency: CONCURRENCY },
  );
  return { found, reports };
}
