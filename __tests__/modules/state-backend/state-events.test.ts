import { StateEvents } from "../../../modules/state-backend/state-events";
import { only, synthesize } from "../storage/synthesize";

const resources = synthesize(
  (stack) =>
    new StateEvents(stack, "events", {
      ruleName: "state-changes",
      bucketName: "ohio-01-terraform-state-production",
      topicArn: "arn:aws:sns:us-east-2:123456789012:alerts",
      tags: { Service: "state" },
    }),
);

describe("StateEvents (S0-33)", () => {
  it("match states that are written or deleted in the bucket, and not their lock files", () => {
    const rule = only(resources("aws_cloudwatch_event_rule"));
    expect(JSON.parse(rule.event_pattern as string)).toEqual({
      source: ["aws.s3"],
      "detail-type": ["Object Created", "Object Deleted"],
      detail: {
        bucket: { name: ["ohio-01-terraform-state-production"] },
        object: { key: [{ suffix: "terraform.tfstate" }] },
      },
    });
    expect(rule).toMatchObject({ name: "state-changes", tags: { Service: "state", Name: "state-changes" } });
  });

  it("go to the topic as one readable line", () => {
    const target = only(resources("aws_cloudwatch_event_target"));
    const { input_paths, input_template } = target.input_transformer as {
      input_paths: Record<string, string>;
      input_template: string;
    };
    expect(target).toMatchObject({ arn: "arn:aws:sns:us-east-2:123456789012:alerts", target_id: "alerts" });
    expect(JSON.parse(input_template)).toBe("<what>: s3://<bucket>/<key> (version <version>) by <who> at <when>");
    expect(Object.keys(input_paths).sort()).toEqual(
      [...input_template.matchAll(/<(\w+)>/g)].map(([, name]) => name).sort(),
    );
  });
});
