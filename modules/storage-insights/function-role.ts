import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

import { policyDocument, type PolicyStatement } from "../policy-statement";

/** What a function may do. */
export interface FunctionRoleProps {
  readonly roleName: string;
  readonly functionName: string;
  readonly logGroupArn: string;
  readonly deadLetterQueueArn: string;
  readonly kmsKeyArn: string;
  /** What its task needs, beyond what every function needs. */
  readonly statements: readonly PolicyStatement[];
  readonly tags?: Readonly<Record<string, string>>;
}

/** The role of one function: its own logs, its traces, its dead letters, its key and its task (S4-18). */
export class FunctionRole extends Construct {
  readonly roleArn: string;
  /** What must exist before Lambda takes the role: it tries the dead-letter queue when a function is made. */
  readonly policy: ITerraformDependable;

  constructor(scope: Construct, id: string, props: FunctionRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "role", {
      name: props.roleName,
      description: `Lets the function ${props.functionName} do its task`,
      assumeRolePolicy: policyDocument([
        { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
      ]),
      tags: { ...props.tags, Name: props.roleName },
    });
    this.policy = new IamRolePolicy(this, "policy", {
      name: "task",
      role: role.id,
      policy: policyDocument([...everyFunction(props), ...props.statements]),
    });
    this.roleArn = role.arn;
  }
}

function everyFunction({ logGroupArn, deadLetterQueueArn, kmsKeyArn }: FunctionRoleProps): PolicyStatement[] {
  return [
    {
      Sid: "WriteOwnLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `${logGroupArn}:*`,
    },
    { Sid: "SendDeadLetters", Effect: "Allow", Action: "sqs:SendMessage", Resource: deadLetterQueueArn },
    { Sid: "UseKey", Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: kmsKeyArn },
    {
      Sid: "SendTraces",
      Effect: "Allow",
      Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
      // X-Ray knows no resources to limit it to.
      Resource: "*",
    },
  ];
}
