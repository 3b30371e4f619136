import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { Construct } from "constructs";

import type { AwsPlace } from "../../config/catalogue/aws-place";
import type { InsightFunction } from "./insight-function";

/** When a function runs: by a schedule, or whenever an event matches. */
export interface FunctionTriggerProps {
  readonly ruleName: string;
  readonly description: string;
  readonly when: { readonly schedule: string } | { readonly eventPattern: object };
  readonly target: InsightFunction;
  readonly place: AwsPlace;
  /** Gets what EventBridge could not hand to the function. */
  readonly deadLetterQueueArn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A rule, the permission it needs, and the function as its target, in this order (S4-19, M-35). */
export class FunctionTrigger extends Construct {
  constructor(scope: Construct, id: string, props: FunctionTriggerProps) {
    super(scope, id);
    const { ruleName, when, target } = props;
    const rule = new CloudwatchEventRule(this, "rule", {
      name: ruleName,
      description: props.description,
      ...("schedule" in when
        ? { scheduleExpression: when.schedule }
        : { eventPattern: JSON.stringify(when.eventPattern) }),
      tags: { ...props.tags, Name: ruleName },
    });
    const permission = new LambdaPermission(this, "permission", {
      statementId: "AllowEventBridgeRule",
      action: "lambda:InvokeFunction",
      functionName: target.functionArn,
      principal: "events.amazonaws.com",
      sourceArn: rule.arn,
      sourceAccount: props.place.accountId,
    });
    new CloudwatchEventTarget(this, "target", {
      rule: rule.name,
      targetId: "function",
      arn: target.functionArn,
      deadLetterConfig: { arn: props.deadLetterQueueArn },
      dependsOn: [permission],
    });
  }
}
