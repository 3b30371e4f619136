import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";

/** The replication that is watched. */
export interface ReplicationAlarmProps {
  readonly sourceBucketName: string;
  readonly destinationBucketName: string;
  readonly ruleId: string;
  /** Hears when objects fail to replicate. */
  readonly topicArn: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Raises an alarm when any object failed to replicate (M-23); S3 counts failures in the region of the source. */
export class ReplicationAlarm extends Construct {
  constructor(scope: Construct, id: string, props: ReplicationAlarmProps) {
    super(scope, id);
    const { sourceBucketName, destinationBucketName, ruleId, topicArn, tags } = props;
    const alarmName = `${sourceBucketName}-replication-failed`;
    new CloudwatchMetricAlarm(this, "failed", {
      alarmName,
      alarmDescription: `Objects of ${sourceBucketName} are missing in ${destinationBucketName}`,
      namespace: "AWS/S3",
      metricName: "OperationsFailedReplication",
      dimensions: { SourceBucket: sourceBucketName, DestinationBucket: destinationBucketName, RuleId: ruleId },
      statistic: "Sum",
      period: 300,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      evaluationPeriods: 1,
      // S3 publishes nothing while there is nothing to replicate.
      treatMissingData: "notBreaching",
      alarmActions: [topicArn],
      okActions: [topicArn],
      tags: { ...tags, Name: alarmName },
    });
  }
}
