import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";

/** Which queue should be empty, and who hears when it is not. */
export interface DeadLetterAlarmProps {
  readonly queueName: string;
  readonly topicArn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** Tells the topic of events that nothing could deal with: a queue that nobody looks at loses them after two weeks. */
export class DeadLetterAlarm extends Construct {
  constructor(scope: Construct, id: string, { queueName, topicArn, tags }: DeadLetterAlarmProps) {
    super(scope, id);
    const alarmName = `${queueName}-not-empty`;
    new CloudwatchMetricAlarm(this, "alarm", {
      alarmName,
      alarmDescription: `Events that nothing could deal with are in ${queueName}`,
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: queueName },
      statistic: "Maximum",
      period: 300,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      treatMissingData: "notBreaching",
      alarmActions: [topicArn],
      okActions: [topicArn],
      tags: { ...tags, Name: alarmName },
    });
  }
}
