import type { HourlyRequests } from "./busy-hours";

/** The subject of the daily access report (S4-25). */
export const ACCESS_REPORT_SUBJECT = "S3 Access Pattern Optimization Recommendation";

const SUGGESTIONS = [
  "Consider:",
  "1. Enable S3 Transfer Acceleration",
  "2. Use CloudFront for frequently accessed objects",
  "3. Review Intelligent-Tiering settings",
];

/** The report on the buckets with busy hours; undefined when there is nothing to say. */
export function accessReport(
  busy: Readonly<Record<string, readonly HourlyRequests[]>>,
  threshold: number,
): string | undefined {
  const buckets = Object.entries(busy).filter(([, hours]) => hours.length > 0);
  if (buckets.length === 0) return undefined;
  const findings = buckets.flatMap(([bucket, hours]) => [
    `High access patterns detected for bucket ${bucket}`,
    ...hours.map(({ startsAt, requests }) => `  ${hour(startsAt)} ${requests} requests (more than ${threshold})`),
  ]);
  return [...findings, ...SUGGESTIONS, ""].join("\n");
}

function hour(startsAt: Date): string {
  return `${startsAt.toISOString().slice(0, 16)}Z`;
}
