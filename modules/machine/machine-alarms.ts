import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";

import type { MachineMetric } from "./machine-metric";

/** The machine to watch, what it reports itself, and whom to tell. */
export interface MachineAlarmsProps {
  /** Prefix of the alarm names and value of the dimension `Machine`; unique in account and region. */
  readonly machineName: string;
  readonly instanceId: string;
  readonly metricsNamespace: string;
  readonly metrics: readonly MachineMetric[];
  readonly alarmTopicArn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What an alarm looks at and when it is raised; the rest is the same for all. */
type Watch = Pick<
  CloudwatchMetricAlarmConfig,
  | "namespace"
  | "metricName"
  | "dimensions"
  | "statistic"
  | "period"
  | "evaluationPeriods"
  | "threshold"
  | "treatMissingData"
>;

/** Tells the topic when a machine fails, is busy without end, or reports a problem of its own, and when it is over (S3-63). */
export class MachineAlarms extends Construct {
  private readonly props: MachineAlarmsProps;

  constructor(scope: Construct, id: string, props: MachineAlarmsProps) {
    super(scope, id);
    this.props = props;
    this.status();
    this.cpu();
    for (const metric of props.metrics) this.own(metric);
  }

  private status(): void {
    this.alarm("status", "EC2's checks failed for five minutes, or it is stopped", {
      namespace: "AWS/EC2",
      metricName: "StatusCheckFailed",
      dimensions: { InstanceId: this.props.instanceId },
      statistic: "Maximum",
      period: 60,
      evaluationPeriods: 5,
      threshold: 0,
      treatMissingData: "breaching",
    });
  }

  private cpu(): void {
    this.alarm("cpu", "the processors were more than 90 % busy for 15 minutes", {
      namespace: "AWS/EC2",
      metricName: "CPUUtilization",
      dimensions: { InstanceId: this.props.instanceId },
      statistic: "Average",
      period: 300,
      evaluationPeriods: 3,
      threshold: 90,
      // A stopped machine has none, and the alarm about its status tells of it.
      treatMissingData: "notBreaching",
    });
  }

  private own({ noun, metricName, volume, threshold, problem }: MachineMetric): void {
    const { machineName, metricsNamespace } = this.props;
    this.alarm(noun, `${problem}, or nothing was heard of it for 15 minutes`, {
      namespace: metricsNamespace,
      metricName,
      dimensions: { Machine: machineName, ...(volume !== undefined && { Volume: volume }) },
      statistic: "Maximum",
      period: 300,
      evaluationPeriods: 3,
      threshold,
      // A machine that falls silent has a problem.
      treatMissingData: "breaching",
    });
  }

  private alarm(noun: string, problem: string, watch: Watch): void {
    const { machineName, alarmTopicArn, tags } = this.props;
    const alarmName = `${machineName}-${noun}`;
    new CloudwatchMetricAlarm(this, noun, {
      alarmName,
      alarmDescription: `${machineName}: ${problem}`,
      comparisonOperator: "GreaterThanThreshold",
      ...watch,
      alarmActions: [alarmTopicArn],
      okActions: [alarmTopicArn],
      tags: { ...tags, Name: alarmName },
    });
  }
}
