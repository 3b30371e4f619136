import { accessLogging } from "./access-logging";
import type { BucketCheck } from "./bucket-check";
import { bucketPolicy } from "./bucket-policy";
import { encryption } from "./encryption";
import { ownership } from "./ownership";
import { publicAccessBlock } from "./public-access-block";
import { publicGrants } from "./public-grants";
import { requestMetrics } from "./request-metrics";
import { versioning } from "./versioning";

/** The eight checks in the documented order (S3-105); together they are the audit of storage (S1-29). */
export const BUCKET_CHECKS: readonly BucketCheck[] = [
  publicAccessBlock,
  encryption,
  versioning,
  bucketPolicy,
  ownership,
  accessLogging,
  publicGrants,
  requestMetrics,
];
