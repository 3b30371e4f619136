import { MachineAlarms } from "../../../modules/machine/machine-alarms";
import { diskMetric } from "../../../modules/machine/machine-metric";
import { SynthesizedStack } from "./synthesized-stack";

const TOPIC = "arn:aws:sns:us-east-2:123456789012:alerts";

describe("the alarms of a machine (S3-63)", () => {
  const lag = { noun: "lag", metricName: "LagSeconds", threshold: 300, problem: "it is far behind" };
  const synth = new SynthesizedStack(
    (stack) =>
      new MachineAlarms(stack, "alarms", {
        machineName: "acme-production-worker",
        instanceId: "i-1",
        metricsNamespace: "Fleet",
        metrics: [diskMetric("data"), lag],
        alarmTopicArn: TOPIC,
        tags: { Client: "acme" },
      }),
  );
  const alarm = (noun: string) => synth.one("aws_cloudwatch_metric_alarm", noun);

  it("are raised when EC2's checks fail for five minutes, or there are none", () => {
    expect(alarm("status")).toMatchObject({
      namespace: "AWS/EC2",
      metric_name: "StatusCheckFailed",
      dimensions: { InstanceId: "i-1" },
      statistic: "Maximum",
      period: 60,
      evaluation_periods: 5,
      comparison_operator: "GreaterThanThreshold",
      threshold: 0,
      treat_missing_data: "breaching",
    });
  });

  it("are raised when the processors are more than 90 % busy for 15 minutes", () => {
    expect(alarm("cpu")).toMatchObject({
      namespace: "AWS/EC2",
      metric_name: "CPUUtilization",
      dimensions: { InstanceId: "i-1" },
      statistic: "Average",
      period: 300,
      evaluation_periods: 3,
      comparison_operator: "GreaterThanThreshold",
      threshold: 90,
      treat_missing_data: "notBreaching",
    });
  });

  it("are raised when a disk is fuller than 85 %, or nobody says how full it is", () => {
    expect(alarm("data-disk")).toMatchObject({
      namespace: "Fleet",
      metric_name: "DiskUsedPercent",
      dimensions: { Machine: "acme-production-worker", Volume: "data" },
      statistic: "Maximum",
      period: 300,
      evaluation_periods: 3,
      comparison_operator: "GreaterThanThreshold",
      threshold: 85,
      treat_missing_data: "breaching",
    });
  });

  it("are raised by whatever else the machine reports, or leaves unsaid", () => {
    expect(alarm("lag")).toMatchObject({
      metric_name: "LagSeconds",
      dimensions: { Machine: "acme-production-worker" },
      threshold: 300,
      treat_missing_data: "breaching",
      alarm_description: "acme-production-worker: it is far behind, or nothing was heard of it for 15 minutes",
    });
  });

  it.each(["status", "cpu", "data-disk", "lag"])(
    "tell the topic of %s and of its end, under the machine's name",
    (noun) => {
      expect(alarm(noun)).toMatchObject({
        alarm_name: `acme-production-worker-${noun}`,
        alarm_actions: [TOPIC],
        ok_actions: [TOPIC],
        tags: { Client: "acme", Name: `acme-production-worker-${noun}` },
      });
    },
  );
});
