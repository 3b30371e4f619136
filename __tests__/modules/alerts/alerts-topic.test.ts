import { AlertsTopic } from "../../../modules/alerts/alerts-topic";
import { only, statements, synthesize } from "../storage/synthesize";
import { OHIO } from "../../support/aws-places";

const KEY = "arn:aws:kms:us-east-2:123456789012:key/k";

function resources(emailAddress?: string): ReturnType<typeof synthesize> {
  return synthesize(
    (stack) =>
      new AlertsTopic(stack, "alerts", {
        topicName: "alerts",
        place: OHIO,
        kmsKeyArn: KEY,
        emailAddress,
        tags: { Purpose: "Monitoring" },
      }),
  );
}

describe("AlertsTopic", () => {
  it("is encrypted by a customer managed key (M-44)", () => {
    expect(only(resources()("aws_sns_topic"))).toMatchObject({
      name: "alerts",
      kms_master_key_id: KEY,
      tags: { Purpose: "Monitoring", Name: "alerts" },
    });
  });

  it("takes messages from the account's alarms and from EventBridge, and from nobody else", () => {
    const Resource = expect.stringMatching(/^\$\{aws_sns_topic\..*\.arn\}$/) as string;
    expect(statements(only(resources()("aws_sns_topic_policy")))).toEqual([
      {
        Sid: "AllowCloudWatchAlarms",
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: "sns:Publish",
        Resource,
        Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
      },
      // EventBridge does not support conditions here.
      {
        Sid: "AllowEventBridgeRules",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sns:Publish",
        Resource,
      },
    ]);
  });

  it("writes to an address if there is one (S4-03)", () => {
    expect(only(resources("ops@example.com")("aws_sns_topic_subscription"))).toMatchObject({
      protocol: "email",
      endpoint: "ops@example.com",
    });
    expect(resources()("aws_sns_topic_subscription")).toEqual([]);
  });
});
