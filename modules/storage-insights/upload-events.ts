import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";

import { arns } from "../../config/catalogue/arns";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import { DeadLetterAlarm } from "./dead-letter-alarm";
import { EventQueue } from "./event-queue";

/** Which uploads are announced, and where. */
export interface UploadEventsProps {
  /** A bucket that sends its events to EventBridge. */
  readonly bucketName: string;
  readonly keyPrefix: string;
  /** Endings with their dot; upper and lower case are taken alike. */
  readonly keySuffixes: readonly string[];
  readonly ruleName: string;
  readonly queueName: string;
  readonly deadLetterQueueName: string;
  /** A key that EventBridge may use. */
  readonly kmsKeyArn: string;
  /** Hears of uploads that nobody processed. */
  readonly alarmTopicArn: string;
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
}

/** How often an upload is tried before it counts as one that can't be processed. */
const MAX_RECEIVE_COUNT = 5;
const PROCESSING_SECONDS = 300;

/**
 * Announces new uploads to the client's own processing (S1-17), which is no part of this project: events wait in a queue
 * until a workload in the cluster takes them, so that neither a deployment nor a burst of uploads loses one.
 */
export class UploadEvents extends Construct {
  readonly queueUrl: string;

  constructor(scope: Construct, id: string, props: UploadEventsProps) {
    super(scope, id);
    const { ruleName, kmsKeyArn, place, tags, deadLetterQueueName } = props;
    const deadLetters = new EventQueue(this, "dead-letters", {
      queueName: deadLetterQueueName,
      queueArn: arns.queue(place, deadLetterQueueName),
      ruleArns: [arns.eventRule(place, ruleName)],
      kmsKeyArn,
      tags,
    });
    const queue = new EventQueue(this, "pending", {
      queueName: props.queueName,
      queueArn: arns.queue(place, props.queueName),
      ruleArns: [arns.eventRule(place, ruleName)],
      kmsKeyArn,
      deadLetter: { queueArn: deadLetters.queueArn, maxReceiveCount: MAX_RECEIVE_COUNT },
      visibilityTimeoutSeconds: PROCESSING_SECONDS,
      tags,
    });
    new DeadLetterAlarm(this, "alarm", { queueName: deadLetterQueueName, topicArn: props.alarmTopicArn, tags });
    const rule = new CloudwatchEventRule(this, "rule", {
      name: ruleName,
      description: `New uploads in ${props.bucketName}`,
      eventPattern: JSON.stringify(uploadPattern(props)),
      tags: { ...tags, Name: ruleName },
    });
    new CloudwatchEventTarget(this, "target", {
      rule: rule.name,
      targetId: "uploads",
      arn: queue.queueArn,
      deadLetterConfig: { arn: deadLetters.queueArn },
    });
    this.queueUrl = queue.queueUrl;
  }
}

/** Alternatives within a list are joined by "or": only a wildcard demands both a prefix and a suffix of one key. */
function uploadPattern({ bucketName, keyPrefix, keySuffixes }: UploadEventsProps): object {
  const suffixes = new Set(keySuffixes.flatMap((suffix) => [suffix.toLowerCase(), suffix.toUpperCase()]));
  return {
    source: ["aws.s3"],
    "detail-type": ["Object Created"],
    detail: {
      bucket: { name: [bucketName] },
      object: { key: [...suffixes].map((suffix) => ({ wildcard: `${keyPrefix}*${suffix}` })) },
    },
  };
}
