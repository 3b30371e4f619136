import { StateAlarms, type StateAlarmsProps } from "../../../modules/state-backend/state-alarms";
import { synthesize, type Arguments } from "../storage/synthesize";

const TOPICS = ["arn:aws:sns:us-east-2:123456789012:alerts"];

function alarms(props: Partial<StateAlarmsProps> = {}): Record<string, Arguments> {
  const made = synthesize(
    (stack) =>
      new StateAlarms(stack, "alarms", {
        bucketName: "ohio-01-terraform-state-production",
        tableName: "terraform-locks-us-east",
        topicArns: TOPICS,
        ...props,
      }),
  )("aws_cloudwatch_metric_alarm");
  return Object.fromEntries(made.map((alarm) => [alarm.alarm_name as string, alarm]));
}

const THROTTLES = "terraform-locks-us-east-throttles";
const UNAUTHORIZED = "ohio-01-terraform-state-production-unauthorized-access";

describe("StateAlarms", () => {
  it("are two, named after what they watch", () => {
    expect(Object.keys(alarms()).sort()).toEqual([UNAUTHORIZED, THROTTLES].sort());
  });

  it.each([THROTTLES, UNAUTHORIZED])("%s reports its start and its end, and counts silence as good", (name) => {
    expect(alarms()[name]).toMatchObject({
      alarm_actions: TOPICS,
      ok_actions: TOPICS,
      treat_missing_data: "notBreaching",
      evaluation_periods: 3,
      datapoints_to_alarm: 1,
      comparison_operator: "GreaterThanThreshold",
      tags: { Name: name },
    });
  });

  it("sum the throttle metrics that a table has, where one alone may have no data (S0-31, M-46)", () => {
    const metric = (metric_name: string) => ({
      namespace: "AWS/DynamoDB",
      metric_name,
      dimensions: { TableName: "terraform-locks-us-east" },
      period: 300,
      stat: "Sum",
    });
    expect(alarms()[THROTTLES]).toMatchObject({
      threshold: 0,
      metric_query: [
        { id: "throttles", expression: "FILL(reads, 0) + FILL(writes, 0)", return_data: true },
        { id: "reads", metric: metric("ReadThrottleEvents") },
        { id: "writes", metric: metric("WriteThrottleEvents") },
      ],
    });
  });

  it("watch refused requests by the bucket's request metrics (S0-32, M-10, M-47)", () => {
    expect(alarms()[UNAUTHORIZED]).toMatchObject({
      namespace: "AWS/S3",
      metric_name: "4xxErrors",
      dimensions: { BucketName: "ohio-01-terraform-state-production", FilterId: "EntireBucket" },
      statistic: "Sum",
      threshold: 10,
    });
  });

  it("let a target say how many refusals are ordinary", () => {
    expect(alarms({ clientErrorThreshold: 50 })[UNAUTHORIZED]).toMatchObject({ threshold: 50 });
  });
});
