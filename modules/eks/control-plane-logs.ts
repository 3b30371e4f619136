import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

import { LeftLogGroup } from "./left-log-group";

/** Where the control plane's logs are kept. */
export interface ControlPlaneLogsProps {
  /** `/aws/eks/<cluster>/cluster`: EKS writes there and nowhere else. */
  readonly logGroupName: string;
  /** One of the values CloudWatch Logs accepts. */
  readonly retentionDays: number;
  /** The key's policy must let CloudWatch Logs use it for this log group. */
  readonly kmsKeyArn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The log group of a control plane, encrypted and with an end; EKS would make one with neither (S3-52, X-05). */
export class ControlPlaneLogs extends Construct {
  /** The name, ordered after the group. */
  readonly logGroupName: string;
  /** What the cluster has to wait for. */
  readonly logGroup: ITerraformDependable;

  constructor(scope: Construct, id: string, { logGroupName, retentionDays, kmsKeyArn, tags }: ControlPlaneLogsProps) {
    super(scope, id);
    const group = new CloudwatchLogGroup(this, "log-group", {
      name: logGroupName,
      retentionInDays: retentionDays,
      kmsKeyId: kmsKeyArn,
      tags: { ...tags, Name: logGroupName },
    });
    new LeftLogGroup(this, "left", { group, logGroupName });
    this.logGroupName = group.name;
    this.logGroup = group;
  }
}
