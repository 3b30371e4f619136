import type { Arguments } from "../storage/synthesize";
import { synthesizeInsights } from "./synthesize-insights";

const INPUT = "p-us-east-2-acme-input-production";
const DATA = "p-us-east-2-acme-data-production";

const TIERED = { intelligentTiering: true, glacierDays: 0 };

const alarms = synthesizeInsights()("aws_cloudwatch_metric_alarm");

function alarmNamed(name: string): Arguments {
  const found = alarms.filter(({ alarm_name }) => alarm_name === name);
  expect(found).toHaveLength(1);
  return found[0]!;
}

interface MetricQuery {
  readonly id: string;
  readonly expression?: string;
  readonly return_data?: boolean;
  readonly metric?: Arguments;
}

/** The storage types that an alarm on a bucket's size adds up. */
function summed(alarm: Arguments): unknown[] {
  const [sum, ...parts] = alarm.metric_query as MetricQuery[];
  expect(sum).toMatchObject({
    return_data: true,
    expression: parts.map(({ id }) => id).join(" + "),
  });
  for (const { metric, return_data } of parts) {
    expect(return_data).toBeUndefined();
    expect(metric).toMatchObject({
      namespace: "AWS/S3",
      metric_name: "BucketSizeBytes",
      period: 86400,
      stat: "Average",
    });
  }
  return parts.map(({ metric }) => (metric!.dimensions as Record<string, string>).StorageType);
}

describe("Alarms on a client's buckets", () => {
  it.each([
    ["4xx", "4xxErrors"],
    ["5xx", "5xxErrors"],
  ])("tell of requests that fail with %s (S1-23, M-10)", (id, metricName) => {
    expect(alarmNamed(`${INPUT}-errors-${id}`)).toMatchObject({
      namespace: "AWS/S3",
      metric_name: metricName,
      dimensions: { BucketName: INPUT, FilterId: "EntireBucket" },
      statistic: "Sum",
      period: 300,
      evaluation_periods: 2,
      threshold: 10,
      comparison_operator: "GreaterThanThreshold",
    });
  });

  it("tell of unusually many requests in an hour (S4-11, M-12)", () => {
    expect(alarmNamed(`${DATA}-unusual-access`)).toMatchObject({
      metric_name: "AllRequests",
      dimensions: { BucketName: DATA, FilterId: "EntireBucket" },
      statistic: "Sum",
      period: 3600,
      evaluation_periods: 1,
      threshold: 10000,
    });
  });

  it("tell of a size beyond the client's own threshold (S4-10, M-11)", () => {
    expect(alarmNamed(`${DATA}-s3-cost-spike`)).toMatchObject({
      comparison_operator: "GreaterThanThreshold",
      threshold: 1099511627776,
      evaluation_periods: 3,
      datapoints_to_alarm: 1,
    });
  });

  it("tell of images beyond 100 GB, where that is asked for (S1-24)", () => {
    expect(alarmNamed(`${INPUT}-bucket-size`)).toMatchObject({ threshold: 107374182400, evaluation_periods: 3 });
    expect(alarms.map(({ alarm_name }) => alarm_name)).not.toContain(`${DATA}-bucket-size`);
  });

  it("add up every storage type that the bucket's lifecycle leads to, ten at most (M-12)", () => {
    expect(summed(alarmNamed(`${INPUT}-s3-cost-spike`))).toEqual([
      "StandardStorage",
      "StandardIAStorage",
      "GlacierStorage",
    ]);
    const data = summed(alarmNamed(`${DATA}-s3-cost-spike`));
    expect(data).toEqual([
      "StandardStorage",
      "IntelligentTieringFAStorage",
      "IntelligentTieringIAStorage",
      "IntelligentTieringAIAStorage",
      "IntelligentTieringAAStorage",
      "IntelligentTieringDAAStorage",
      "GlacierStorage",
      "DeepArchiveStorage",
    ]);
    expect(data.length).toBeLessThanOrEqual(10);
  });

  it("follow what the lifecycle was made with", () => {
    const buckets = [{ bucketName: DATA, purpose: "data" as const, lifecycle: { intelligentTiering: false } }];
    const [alarm] = synthesizeInsights({ buckets })("aws_cloudwatch_metric_alarm").filter(({ alarm_name }) =>
      String(alarm_name).endsWith("s3-cost-spike"),
    );
    expect(summed(alarm!)).not.toContain("IntelligentTieringFAStorage");
  });

  it("count what moved to other classes before tiering began", () => {
    const buckets = [
      { bucketName: INPUT, purpose: "input" as const, lifecycle: TIERED, remarkableSizeBytes: 107374182400 },
    ];
    const [alarm] = synthesizeInsights({ buckets, costControl: undefined })("aws_cloudwatch_metric_alarm").filter(
      ({ alarm_name }) => alarm_name === `${INPUT}-bucket-size`,
    );
    const types = summed(alarm!);
    expect(types).toEqual(
      expect.arrayContaining(["IntelligentTieringFAStorage", "StandardIAStorage", "GlacierStorage"]),
    );
    expect(types.length).toBeLessThanOrEqual(10);
  });

  it("all go to the client's topic, both ways, and take no data for a good sign", () => {
    for (const alarm of alarms) {
      expect(alarm.alarm_actions).toEqual([expect.stringContaining("aws_sns_topic.")]);
      expect(alarm.ok_actions).toEqual(alarm.alarm_actions);
      expect(alarm).toMatchObject({
        treat_missing_data: "notBreaching",
        tags: { Client: "acme", Name: alarm.alarm_name },
      });
    }
  });

  it("include one on events that no function could deal with", () => {
    expect(alarmNamed("acme-production-insights-dead-letters-not-empty")).toMatchObject({
      namespace: "AWS/SQS",
      dimensions: { QueueName: "acme-production-insights-dead-letters" },
      threshold: 0,
    });
  });
});
