import { ACCESS_REPORT_SUBJECT, accessReport } from "./access-report";
import { busyHours, lastDay, type HourlyRequests } from "./busy-hours";
import type { Topic } from "./topic";

/** Which buckets are looked at, and when an hour is worth a line. */
export interface AccessQuestion {
  readonly buckets: readonly string[];
  readonly threshold: number;
  readonly moment: Date;
}

/** The requests to a bucket in each hour of a period. */
export type RequestCounts = (bucket: string, start: Date, end: Date) => Promise<readonly HourlyRequests[]>;

/** Reports the busy hours of the last day (S4-25); without any nothing is sent. */
export async function analyzeAccess(
  { buckets, threshold, moment }: AccessQuestion,
  requestCounts: RequestCounts,
  topic: Topic,
): Promise<string | undefined> {
  if (!Number.isFinite(threshold)) throw new Error("the threshold of requests an hour is no number");
  const { start, end } = lastDay(moment);
  const busy = await Promise.all(
    buckets.map(async (bucket) => [bucket, busyHours(await requestCounts(bucket, start, end), threshold)] as const),
  );
  const report = accessReport(Object.fromEntries(busy), threshold);
  if (report !== undefined) await topic.publish(ACCESS_REPORT_SUBJECT, report);
  return report;
}
