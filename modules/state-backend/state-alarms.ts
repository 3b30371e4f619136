import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { ENTIRE_BUCKET } from "../storage/request-metrics";

/** What is watched, and who hears of it. */
export interface StateAlarmsProps {
  /** A bucket with request metrics named EntireBucket. */
  readonly bucketName: string;
  readonly tableName: string;
  /** Topics that hear when an alarm starts and when it ends. */
  readonly topicArns: readonly string[];
  /** Refused requests in five minutes that are still ordinary: Terraform itself causes some; default 10. */
  readonly clientErrorThreshold?: number;
  readonly tags?: Readonly<Record<string, string>>;
}

const PERIOD_SECONDS = 300;

/** Minutes that are reported late count in the quarter of an hour that they are seen in. */
const EVALUATION = { evaluationPeriods: 3, datapointsToAlarm: 1 };

/** Alarms on the state's bucket and lock table (S0-31, S0-32). */
export class StateAlarms extends Construct {
  constructor(scope: Construct, id: string, props: StateAlarmsProps) {
    super(scope, id);
    this.watchThrottles(props);
    this.watchRefusedRequests(props);
  }

  /** Sums both throttle metrics: ThrottledRequests is published per operation, so a table alone never matches (M-46). */
  private watchThrottles({ tableName, topicArns, tags }: StateAlarmsProps): void {
    const alarmName = `${tableName}-throttles`;
    const throttles = (id: string, metricName: string) => ({
      id,
      metric: {
        namespace: "AWS/DynamoDB",
        metricName,
        dimensions: { TableName: tableName },
        period: PERIOD_SECONDS,
        stat: "Sum",
      },
    });
    new CloudwatchMetricAlarm(this, "lock-throttles", {
      alarmName,
      alarmDescription: `DynamoDB throttles requests to the lock table ${tableName}: Terraform runs may fail to lock`,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      ...EVALUATION,
      metricQuery: [
        // Without throttles there is no data, and alarms on DynamoDB's metrics keep their state then, whatever they are told.
        { id: "throttles", expression: "FILL(reads, 0) + FILL(writes, 0)", label: "Throttles", returnData: true },
        throttles("reads", "ReadThrottleEvents"),
        throttles("writes", "WriteThrottleEvents"),
      ],
      treatMissingData: "notBreaching",
      alarmActions: [...topicArns],
      okActions: [...topicArns],
      tags: { ...tags, Name: alarmName },
    });
  }

  /** Client errors are the nearest to "unauthorised" that S3 counts; other refusals are among them (M-47). */
  private watchRefusedRequests({ bucketName, topicArns, clientErrorThreshold = 10, tags }: StateAlarmsProps): void {
    const alarmName = `${bucketName}-unauthorized-access`;
    new CloudwatchMetricAlarm(this, "unauthorized-access", {
      alarmName,
      alarmDescription: `S3 refuses many requests to the state bucket ${bucketName} (4xx): see its access logs for who`,
      namespace: "AWS/S3",
      metricName: "4xxErrors",
      dimensions: { BucketName: bucketName, FilterId: ENTIRE_BUCKET },
      statistic: "Sum",
      period: PERIOD_SECONDS,
      comparisonOperator: "GreaterThanThreshold",
      threshold: clientErrorThreshold,
      ...EVALUATION,
      treatMissingData: "notBreaching",
      alarmActions: [...topicArns],
      okActions: [...topicArns],
      tags: { ...tags, Name: alarmName },
    });
  }
}
