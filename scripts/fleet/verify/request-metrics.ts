import { GetBucketMetricsConfigurationCommand } from "@aws-sdk/client-s3";

import { ENTIRE_BUCKET } from "../../../modules/storage/request-metrics";
import type { BucketCheck } from "./bucket-check";
import { unlessUnset } from "../aws/unless-unset";
import { exempt, fail, pass } from "./verdict";

/** Check 8: CloudWatch counts the requests of the whole bucket, by the name that alarms look for (S4-28). */
export const requestMetrics: BucketCheck = {
  id: "request-metrics",
  title: "CloudWatch Request Metrics",
  permission: "s3:GetMetricsConfiguration",
  async judge({ name: Bucket, requestMetrics: wanted }, { s3 }) {
    const answer = s3.send(new GetBucketMetricsConfigurationCommand({ Bucket, Id: ENTIRE_BUCKET }));
    const found = (await unlessUnset(answer, "NoSuchConfiguration"))?.MetricsConfiguration;
    if (!found) {
      return wanted ? fail(`NOT CONFIGURED (${ENTIRE_BUCKET})`) : exempt("shared_storage.request_metrics is off");
    }
    if (found.Filter) return fail(`INCOMPLETE (${ENTIRE_BUCKET} has a filter)`);
    return pass(`ENABLED (${ENTIRE_BUCKET})`);
  },
};
