import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";

/** The stream to watch and whom to tell. */
export interface AuditAlarmProps {
  readonly streamName: string;
  readonly alarmTopicArn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** Firehose holds records back for five minutes at most, and tries again for a day before it gives one up. */
const LATE_SECONDS = 3600;

/** Tells the topic when audit events no longer reach the bucket, while they can still be delivered (S3-94). */
export class AuditAlarm extends Construct {
  constructor(scope: Construct, id: string, { streamName, alarmTopicArn, tags }: AuditAlarmProps) {
    super(scope, id);
    const alarmName = `${streamName}-late`;
    new CloudwatchMetricAlarm(this, "alarm", {
      alarmName,
      alarmDescription: `Audit logs of ${streamName}: the oldest that is not in the bucket yet is more than an hour old`,
      namespace: "AWS/Firehose",
      metricName: "DeliveryToS3.DataFreshness",
      dimensions: { DeliveryStreamName: streamName },
      statistic: "Maximum",
      period: 300,
      evaluationPeriods: 3,
      comparisonOperator: "GreaterThanThreshold",
      threshold: LATE_SECONDS,
      // Firehose publishes nothing while it has nothing to deliver.
      treatMissingData: "notBreaching",
      alarmActions: [alarmTopicArn],
      okActions: [alarmTopicArn],
      tags: { ...tags, Name: alarmName },
    });
  }
}
