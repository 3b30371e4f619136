import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import { policyDocument, type PolicyStatement } from "../policy-statement";

/** Where alarms and events of an account and region go. */
export interface AlertsTopicProps {
  readonly topicName: string;
  /** Sender of the e-mails, as people see it. */
  readonly displayName?: string;
  readonly place: AwsPlace;
  /** A customer managed key that lets CloudWatch and EventBridge publish: `alias/aws/sns` lets neither (M-44). */
  readonly kmsKeyArn: string;
  /** Gets every message, once its owner has confirmed the subscription. */
  readonly emailAddress?: string;
  /** More who do, each by a noun that becomes a part of the subscription's address. */
  readonly emailAddresses?: Readonly<Record<string, string>>;
  /** Whether rules of EventBridge may publish besides alarms; default true. */
  readonly eventRules?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
}

/** An encrypted SNS topic to which alarms of its account and, unless told otherwise, EventBridge rules may publish. */
export class AlertsTopic extends Construct {
  readonly topicArn: string;

  constructor(scope: Construct, id: string, props: AlertsTopicProps) {
    super(scope, id);
    const topic = new SnsTopic(this, "topic", {
      name: props.topicName,
      displayName: props.displayName,
      kmsMasterKeyId: props.kmsKeyArn,
      tags: { ...props.tags, Name: props.topicName },
    });
    this.topicArn = topic.arn;
    new SnsTopicPolicy(this, "policy", {
      arn: topic.arn,
      policy: policyDocument([
        allowAlarms(topic.arn, props.place),
        ...((props.eventRules ?? true) ? [allowEventRules(topic.arn)] : []),
      ]),
    });
    const addresses = { ...(props.emailAddress && { email: props.emailAddress }), ...props.emailAddresses };
    for (const [noun, endpoint] of Object.entries(addresses))
      new SnsTopicSubscription(this, noun, { topicArn: topic.arn, protocol: "email", endpoint });
  }
}

function allowAlarms(topicArn: string, { accountId }: AwsPlace): PolicyStatement {
  return {
    Sid: "AllowCloudWatchAlarms",
    Effect: "Allow",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: "sns:Publish",
    Resource: topicArn,
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  };
}

/** EventBridge does not support conditions in the policy of a topic that is a rule's target. */
function allowEventRules(topicArn: string): PolicyStatement {
  return {
    Sid: "AllowEventBridgeRules",
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sns:Publish",
    Resource: topicArn,
  };
}
