import type { S3Client } from "@aws-sdk/client-s3";

import { patienceMs } from "../../aws/patience";
import { requestHandler } from "../../aws/request-handler";
import { s3Client } from "../../aws/s3";
import { MAX_ATTEMPTS, retryStrategy } from "./retry-strategy";

/** Whose bucket, and with whose credentials. */
export interface ApmS3Props {
  readonly region: string;
  /** The account that must own the bucket. */
  readonly accountId: string;
  /** A profile of the AWS configuration, for a bucket of another account; otherwise credentials are found as ever. */
  readonly profile?: string;
}

/** Calls at the same time; a further one waits for a connection (S2-11). */
export const MAX_SOCKETS = 10;

/** The S3 client of the store: document 002's pool, limits and retries, and no call that waits forever. */
export function apmS3({ region, accountId, profile }: ApmS3Props): S3Client {
  const settings = {
    maxAttempts: MAX_ATTEMPTS,
    retryStrategy: retryStrategy(),
    requestHandler: requestHandler({ maxSockets: MAX_SOCKETS, connectMs: 5_000, silenceMs: patienceMs(30) }),
    ...(profile !== undefined && { profile }),
  };
  return s3Client({ region, accountId, settings });
}
