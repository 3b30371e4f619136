import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { arns } from "../../config/catalogue/arns";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import { policyDocument, type PolicyStatement } from "../policy-statement";

/** Where a network's flow logs go and under which names. */
export interface FlowLogsSettings {
  /** Unique in account and region. */
  readonly logGroupName: string;
  /** One of the values CloudWatch Logs accepts. */
  readonly retentionDays: number;
  /** The key's policy must let CloudWatch Logs use it for this log group. */
  readonly kmsKeyArn: string;
  /** Unique in the account, at most 64 characters. */
  readonly roleName: string;
}

/** What the flow logs of one VPC need. */
export interface FlowLogsProps extends FlowLogsSettings {
  readonly vpcId: string;
  readonly vpcName: string;
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
}

/** Records accepted and refused traffic of the whole VPC, once a minute, in an encrypted log group of its own (S3-41). */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    const logGroup = new CloudwatchLogGroup(this, "log-group", {
      name: props.logGroupName,
      retentionInDays: props.retentionDays,
      kmsKeyId: props.kmsKeyArn,
      tags: { ...props.tags, Name: props.logGroupName },
    });
    const role = new IamRole(this, "role", {
      name: props.roleName,
      description: `Lets VPC flow logs write to ${props.logGroupName}`,
      assumeRolePolicy: policyDocument([trustStatement(props)]),
      tags: { ...props.tags, Name: props.roleName },
    });
    const policy = new IamRolePolicy(this, "role-policy", {
      name: "write-flow-logs",
      role: role.name,
      policy: policyDocument([writeStatement(props)]),
    });

    new FlowLog(this, "flow-log", {
      vpcId: props.vpcId,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: logGroup.arn,
      iamRoleArn: role.arn,
      maxAggregationInterval: 60,
      tags: { ...props.tags, Name: `${props.vpcName}-flow-log` },
      dependsOn: [policy],
    });
  }
}

/** Only the flow-logs service, and only on behalf of this account's own flow logs, may take the role. */
function trustStatement({ place }: FlowLogsProps): PolicyStatement {
  return {
    Effect: "Allow",
    Principal: { Service: "vpc-flow-logs.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": place.accountId },
      ArnLike: { "aws:SourceArn": arns.regional(place, "ec2", "vpc-flow-log/*") },
    },
  };
}

/**
 * Writing to this one log group and nothing else. AWS's example also lists all log groups of the account, which
 * IAM can't narrow to one, and delivery does without.
 */
function writeStatement({ place, logGroupName }: FlowLogsProps): PolicyStatement {
  const logGroupArn = arns.logGroup(place, logGroupName);
  return {
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
    Resource: [logGroupArn, `${logGroupArn}:*`],
  };
}
