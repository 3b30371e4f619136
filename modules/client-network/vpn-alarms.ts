import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { VpnConnection } from "@cdktf/provider-aws/lib/vpn-connection";
import { Construct } from "constructs";

/** The connection to watch and whom to tell. */
export interface VpnAlarmsProps {
  /** Prefix of the alarm names; unique in account and region. */
  readonly vpnName: string;
  readonly connection: VpnConnection;
  readonly alarmTopicArn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** Tells the topic when either tunnel of a connection goes down, and when it is back (S3-45, EC2.20). */
export class VpnAlarms extends Construct {
  constructor(scope: Construct, id: string, props: VpnAlarmsProps) {
    super(scope, id);
    this.alarm("tunnel1", props.connection.tunnel1Address, props);
    this.alarm("tunnel2", props.connection.tunnel2Address, props);
  }

  private alarm(tunnel: string, tunnelIpAddress: string, { vpnName, alarmTopicArn, tags }: VpnAlarmsProps): void {
    const alarmName = `${vpnName}-${tunnel}-down`;
    new CloudwatchMetricAlarm(this, tunnel, {
      alarmName,
      alarmDescription: `VPN ${vpnName}: ${tunnel} was down for five minutes`,
      namespace: "AWS/VPN",
      metricName: "TunnelState",
      dimensions: { TunnelIpAddress: tunnelIpAddress },
      // The best value of the period, so that a tunnel which only negotiates anew raises no alarm.
      statistic: "Maximum",
      period: 300,
      evaluationPeriods: 1,
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      treatMissingData: "breaching",
      alarmActions: [alarmTopicArn],
      okActions: [alarmTopicArn],
      tags: { ...tags, Name: alarmName },
    });
  }
}
