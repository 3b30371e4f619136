import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { Construct } from "constructs";

import { policyDocument, type PolicyStatement } from "../policy-statement";

/** A queue that rules of EventBridge deliver to. */
export interface EventQueueProps {
  readonly queueName: string;
  readonly queueArn: string;
  /** The rules that may send, and no others. */
  readonly ruleArns: readonly string[];
  /** A key whose policy lets EventBridge use it: with any other, nothing arrives (M-44). */
  readonly kmsKeyArn: string;
  /** Takes what was received so often without being deleted. */
  readonly deadLetter?: { readonly queueArn: string; readonly maxReceiveCount: number };
  /** How long a receiver has to deal with a message. */
  readonly visibilityTimeoutSeconds?: number;
  readonly tags?: Readonly<Record<string, string>>;
}

/** SQS's longest: whoever looks after a long weekend and a holiday still finds everything. */
const FOURTEEN_DAYS_SECONDS = 1_209_600;

/** An encrypted queue that only the named rules send to, over TLS only. */
export class EventQueue extends Construct {
  readonly queueUrl: string;
  readonly queueArn: string;

  constructor(scope: Construct, id: string, props: EventQueueProps) {
    super(scope, id);
    const { queueName, deadLetter } = props;
    const queue = new SqsQueue(this, "queue", {
      name: queueName,
      kmsMasterKeyId: props.kmsKeyArn,
      messageRetentionSeconds: FOURTEEN_DAYS_SECONDS,
      visibilityTimeoutSeconds: props.visibilityTimeoutSeconds,
      redrivePolicy: deadLetter
        ? JSON.stringify({ deadLetterTargetArn: deadLetter.queueArn, maxReceiveCount: deadLetter.maxReceiveCount })
        : undefined,
      tags: { ...props.tags, Name: queueName },
    });
    new SqsQueuePolicy(this, "policy", { queueUrl: queue.url, policy: policyDocument(queueStatements(props)) });
    this.queueUrl = queue.url;
    this.queueArn = queue.arn;
  }
}

function queueStatements({ queueArn, ruleArns }: EventQueueProps): PolicyStatement[] {
  return [
    {
      Sid: "DenyInsecureTransport",
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: "sqs:*",
      Resource: queueArn,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    {
      Sid: "AllowEventBridgeRules",
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: queueArn,
      Condition: { ArnEquals: { "aws:SourceArn": ruleArns } },
    },
  ];
}
