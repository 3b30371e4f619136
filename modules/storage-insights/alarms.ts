import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmMetricQuery,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";

import { BUCKET_METRICS, requestDimensions, storageDimensions, type RequestMetricName } from "./metric-catalogue";
import { storageTypesOf, type WatchedBucket } from "./watched-bucket";

/** What is remarkable about a bucket, and who hears of it. */
export interface BucketAlarmsProps {
  readonly bucket: WatchedBucket;
  /** What the client itself finds remarkable; without cost control, nothing. */
  readonly limits: { readonly sizeBytes?: number | undefined; readonly hourlyRequests?: number | undefined };
  readonly topicArn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** Failed requests in five minutes that are remarkable (S1-23). */
const ERRORS_THRESHOLD = 10;
const ERROR_PERIOD_SECONDS = 300;

/** S3 reports a day's size a day or two later: of three days, the oldest is there. */
const SIZE_EVALUATION = { evaluationPeriods: 3, datapointsToAlarm: 1 };

/** The alarms of one bucket; their names hold the bucket's, for alarm names are an account's (M-10). */
export class BucketAlarms extends Construct {
  private readonly props: BucketAlarmsProps;

  constructor(scope: Construct, id: string, props: BucketAlarmsProps) {
    super(scope, id);
    this.props = props;
    const { bucket, limits } = props;
    if (limits.sizeBytes !== undefined) this.size("s3-cost-spike", limits.sizeBytes);
    if (bucket.remarkableSizeBytes !== undefined) this.size("bucket-size", bucket.remarkableSizeBytes);
    if (limits.hourlyRequests !== undefined)
      this.requests("unusual-access", "AllRequests", {
        period: BUCKET_METRICS.AllRequests.periodSeconds,
        evaluationPeriods: 1,
        threshold: limits.hourlyRequests,
        alarmDescription: "more requests in an hour than expected",
      });
    for (const metricName of ["4xxErrors", "5xxErrors"] as const)
      this.requests(`errors-${metricName.slice(0, 3)}`, metricName, {
        period: ERROR_PERIOD_SECONDS,
        evaluationPeriods: 2,
        threshold: ERRORS_THRESHOLD,
        alarmDescription: `many requests failed (${metricName}) in ten minutes`,
      });
  }

  /** The sum over storage types, once a day (S1-24, S4-10, M-11, M-12). */
  private size(id: string, thresholdBytes: number): void {
    const types = storageTypesOf(this.props.bucket);
    new CloudwatchMetricAlarm(this, id, {
      ...this.common(id, `more than ${thresholdBytes} bytes, all storage classes together`),
      ...SIZE_EVALUATION,
      threshold: thresholdBytes,
      metricQuery: [
        // A storage type without objects has no data, and counts as 0 in a sum that has any. FILL would make the newest
        // days 0, before S3 reports them.
        { id: "size", expression: types.map((_, index) => `m${index}`).join(" + "), ...SHOWN },
        ...types.map((type, index) => this.sizePart(`m${index}`, type)),
      ],
    });
  }

  private sizePart(id: string, type: Parameters<typeof storageDimensions>[1]): CloudwatchMetricAlarmMetricQuery {
    const { namespace, periodSeconds, stat } = BUCKET_METRICS.BucketSizeBytes;
    const dimensions = { ...storageDimensions(this.props.bucket.bucketName, type) };
    return { id, metric: { namespace, metricName: "BucketSizeBytes", dimensions, period: periodSeconds, stat } };
  }

  private requests(
    id: string,
    metricName: RequestMetricName,
    rule: { period: number; evaluationPeriods: number; threshold: number; alarmDescription: string },
  ): void {
    const { namespace, stat } = BUCKET_METRICS[metricName];
    new CloudwatchMetricAlarm(this, id, {
      ...this.common(id, rule.alarmDescription),
      namespace,
      metricName,
      dimensions: { ...requestDimensions(this.props.bucket.bucketName) },
      statistic: stat,
      period: rule.period,
      evaluationPeriods: rule.evaluationPeriods,
      threshold: rule.threshold,
    });
  }

  private common(id: string, what: string) {
    const { bucket, topicArn, tags } = this.props;
    const alarmName = `${bucket.bucketName}-${id}`;
    return {
      alarmName,
      alarmDescription: `${bucket.bucketName}: ${what}`,
      comparisonOperator: "GreaterThanThreshold",
      treatMissingData: "notBreaching",
      alarmActions: [topicArn],
      okActions: [topicArn],
      tags: { ...tags, Name: alarmName },
    };
  }
}

const SHOWN = { label: "Size", returnData: true } as const;
