import { UploadEvents } from "../../../modules/storage-insights/upload-events";
import { only, statements, synthesize } from "../storage/synthesize";

const RULES = ["jpg", "png"].map(
  (ending) => `arn:aws:events:us-east-2:123456789012:rule/acme-production-uploads-${ending}`,
);

const resources = synthesize(
  (stack) =>
    new UploadEvents(stack, "uploads", {
      bucketName: "p-us-east-2-acme-input-production",
      keyPrefix: "uploads/",
      ruleNames: { jpg: "acme-production-uploads-jpg", png: "acme-production-uploads-png" },
      queueName: "acme-production-uploads",
      deadLetterQueueName: "acme-production-uploads-dead-letters",
      kmsKeyArn: "arn:aws:kms:us-east-2:123456789012:key/1",
      alarmTopicArn: "arn:aws:sns:us-east-2:123456789012:alerts",
      place: { partition: "aws", region: "us-east-2", accountId: "123456789012" },
      tags: { Client: "acme" },
    }),
);

describe("The announcement of uploads (S1-17)", () => {
  it("is about new images below the prefix, whatever the case of their ending (M-18)", () => {
    const patterns = resources("aws_cloudwatch_event_rule").map(
      ({ event_pattern: pattern }) => JSON.parse(pattern as string) as unknown,
    );
    const about = (keys: readonly string[]): object => ({
      source: ["aws.s3"],
      "detail-type": ["Object Created"],
      detail: {
        bucket: { name: ["p-us-east-2-acme-input-production"] },
        object: { key: keys.map((wildcard) => ({ wildcard })) },
      },
    });
    expect(patterns).toEqual([about(["uploads/*.jpg", "uploads/*.JPG"]), about(["uploads/*.png", "uploads/*.PNG"])]);
  });

  it("goes to one place: a queue that waits for the client's processing", () => {
    const targets = resources("aws_cloudwatch_event_target");
    expect(targets).toHaveLength(2);
    for (const target of targets)
      expect(target).toMatchObject({
        arn: expect.stringMatching(/^\$\{aws_sqs_queue\.uploads_pending_queue_\w+\.arn\}$/) as unknown,
        dead_letter_config: { arn: expect.stringContaining("dead-letters") as unknown },
      });
  });

  it("is tried five times, and then kept for a person to look at", () => {
    const queue = only(resources("aws_sqs_queue").filter(({ redrive_policy }) => redrive_policy !== undefined));
    expect(queue).toMatchObject({ name: "acme-production-uploads", visibility_timeout_seconds: 300 });
    expect(JSON.parse(queue.redrive_policy as string)).toMatchObject({ maxReceiveCount: 5 });
    expect(only(resources("aws_cloudwatch_metric_alarm"))).toMatchObject({
      dimensions: { QueueName: "acme-production-uploads-dead-letters" },
      alarm_actions: ["arn:aws:sns:us-east-2:123456789012:alerts"],
    });
  });

  it("is sent by these rules alone, encrypted with the client's key", () => {
    for (const queue of resources("aws_sqs_queue"))
      expect(queue).toMatchObject({ kms_master_key_id: "arn:aws:kms:us-east-2:123456789012:key/1" });
    for (const policy of resources("aws_sqs_queue_policy"))
      expect(statements(policy)).toContainEqual(
        expect.objectContaining({ Effect: "Allow", Condition: { ArnEquals: { "aws:SourceArn": RULES } } }),
      );
  });
});
