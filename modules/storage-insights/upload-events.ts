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
  /** The rule of each ending, which is without its dot and in lower case; upper case is taken alike. */
  readonly ruleNames: Readonly<Record<string, string>>;
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
    const { kmsKeyArn, place, tags, deadLetterQueueName } = props;
    const ruleArns = Object.values(props.ruleNames).map((name) => arns.eventRule(place, name));
    const deadLetters = new EventQueue(this, "dead-letters", {
      queueName: deadLetterQueueName,
      queueArn: arns.queue(place, deadLetterQueueName),
      ruleArns,
      kmsKeyArn,
      tags,
    });
    const queue = new EventQueue(this, "pending", {
      queueName: props.queueName,
      queueArn: arns.queue(place, props.queueName),
      ruleArns,
      kmsKeyArn,
      deadLetter: { queueArn: deadLetters.queueArn, maxReceiveCount: MAX_RECEIVE_COUNT },
      visibilityTimeoutSeconds: PROCESSING_SECONDS,
      tags,
    });
    new DeadLetterAlarm(this, "alarm", { queueName: deadLetterQueueName, topicArn: props.alarmTopicArn, tags });
    for (const [ending, ruleName] of Object.entries(props.ruleNames)) {
      const rule = new CloudwatchEventRule(this, `rule-${ending}`, {
        name: ruleName,
        description: `New uploads of .${ending} in ${props.bucketName}`,
        eventPattern: JSON.stringify(uploadPattern(props, ending)),
        tags: { ...tags, Name: ruleName },
      });
      new CloudwatchEventTarget(this, `target-${ending}`, {
        rule: rule.name,
        targetId: "uploads",
        arn: queue.queueArn,
        deadLetterConfig: { arn: deadLetters.queueArn },
      });
    }
    this.queueUrl = queue.queueUrl;
  }
}

/**
 * Alternatives within a list are joined by "or": only a wildcard demands both a prefix and a suffix of one key. EventBridge
 * refuses a rule with more than four or five of these as too complex, so each ending has a rule of its own.
 */
function uploadPattern({ bucketName, keyPrefix }: UploadEventsProps, ending: string): object {
  const endings = new Set([ending, ending.toUpperCase()]);
  return {
    source: ["aws.s3"],
    "detail-type": ["Object Created"],
    detail: {
      bucket: { name: [bucketName] },
      object: { key: [...endings].map((each) => ({ wildcard: `${keyPrefix}*.${each}` })) },
    },
  };
}
