import { GetBucketLoggingCommand } from "@aws-sdk/client-s3";

import type { BucketCheck } from "./bucket-check";
import { exempt, fail, pass } from "./verdict";

/** Check 6: the bucket's access is logged where it should be; the end of a chain of logs is exempt (C-28). */
export const accessLogging: BucketCheck = {
  id: "access-logging",
  title: "Access Logging",
  permission: "s3:GetBucketLogging",
  async judge({ name: Bucket, accessLogs }, { s3 }) {
    const { LoggingEnabled } = await s3.send(new GetBucketLoggingCommand({ Bucket }));
    const target = LoggingEnabled?.TargetBucket;
    if (target === Bucket) return fail("INTO ITSELF (every log is logged, without an end)");
    if ("exempt" in accessLogs) return exempt(accessLogs.exempt);
    if (target === undefined) return fail(`NOT CONFIGURED (${accessLogs.target} is meant to keep the logs)`);
    if (target !== accessLogs.target) return fail(`INTO ${target} (${accessLogs.target} is meant to keep the logs)`);
    return pass(`ENABLED (${target})`);
  },
};
