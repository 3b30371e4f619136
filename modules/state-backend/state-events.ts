import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";

/** Whose state is watched, and who hears of it. */
export interface StateEventsProps {
  readonly ruleName: string;
  /** A bucket that sends its events to EventBridge. */
  readonly bucketName: string;
  readonly topicArn: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Tells a topic of every state file that is written or deleted (S0-33); lock files pass in silence. */
export class StateEvents extends Construct {
  readonly ruleName: string;

  constructor(scope: Construct, id: string, props: StateEventsProps) {
    super(scope, id);
    const { ruleName, bucketName, topicArn, tags } = props;
    const rule = new CloudwatchEventRule(this, "rule", {
      name: ruleName,
      description: `Changes of Terraform states in ${bucketName}`,
      eventPattern: JSON.stringify({
        source: ["aws.s3"],
        "detail-type": ["Object Created", "Object Deleted"],
        detail: { bucket: { name: [bucketName] }, object: { key: [{ suffix: "terraform.tfstate" }] } },
      }),
      tags: { ...tags, Name: ruleName },
    });
    new CloudwatchEventTarget(this, "target", {
      rule: rule.name,
      targetId: "alerts",
      arn: topicArn,
      inputTransformer: {
        inputPaths: {
          what: "$.detail-type",
          bucket: "$.detail.bucket.name",
          key: "$.detail.object.key",
          version: "$.detail.object.version-id",
          who: "$.detail.requester",
          when: "$.time",
        },
        // A template that is no JSON object must be one JSON string.
        inputTemplate: '"<what>: s3://<bucket>/<key> (version <version>) by <who> at <when>"',
      },
    });
    this.ruleName = ruleName;
  }
}
