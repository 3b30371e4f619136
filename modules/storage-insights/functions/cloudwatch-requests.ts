import { GetMetricStatisticsCommand, type CloudWatchClient } from "@aws-sdk/client-cloudwatch";

import { BUCKET_METRICS, requestDimensions } from "../metric-catalogue";
import type { RequestCounts } from "./analyze-access";

/** Requests as CloudWatch counted them, an hour each. */
export function cloudwatchRequests(client: CloudWatchClient): RequestCounts {
  const { namespace, periodSeconds, stat } = BUCKET_METRICS.AllRequests;
  return async (bucket, start, end) => {
    const { Datapoints = [] } = await client.send(
      new GetMetricStatisticsCommand({
        Namespace: namespace,
        MetricName: "AllRequests",
        Dimensions: Object.entries(requestDimensions(bucket)).map(([Name, Value]) => ({ Name, Value })),
        StartTime: start,
        EndTime: end,
        Period: periodSeconds,
        Statistics: [stat],
      }),
    );
    return Datapoints.flatMap(({ Timestamp, Sum }) =>
      Timestamp && Sum !== undefined ? [{ startsAt: new Date(Timestamp), requests: Sum }] : [],
    );
  };
}
