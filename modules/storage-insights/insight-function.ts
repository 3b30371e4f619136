import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { Construct } from "constructs";

import { arns } from "../../config/catalogue/arns";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import { lambdaLogGroup } from "../../config/catalogue/lambda-log-group";
import type { PolicyStatement } from "../policy-statement";
import { RUNTIME, type FunctionArchive } from "./function-archive";
import { FunctionRole } from "./function-role";

/** What all functions of a client have in common. */
export interface FunctionSurroundings {
  readonly place: AwsPlace;
  /** A key that CloudWatch Logs may use for the functions' log groups. */
  readonly kmsKeyArn: string;
  /** Gets the events that a function failed on to the last. */
  readonly deadLetterQueueArn: string;
  readonly logRetentionDays: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** One function. */
export interface InsightFunctionProps extends FunctionSurroundings {
  readonly functionName: string;
  readonly roleName: string;
  readonly description: string;
  readonly archive: FunctionArchive;
  readonly timeoutSeconds: number;
  readonly memoryMib: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly statements: readonly PolicyStatement[];
  /** Keeps a burst of events from taking the account's whole pool, and from being left without; default none. */
  readonly reservedConcurrency?: number;
  /** Value of the Purpose tag. */
  readonly purpose: string;
}

/** A function with a log group that has an end and a key, the least rights, traces, and a queue for what it fails on. */
export class InsightFunction extends Construct {
  readonly functionName: string;
  readonly functionArn: string;

  constructor(scope: Construct, id: string, props: InsightFunctionProps) {
    super(scope, id);
    const { functionName, kmsKeyArn, deadLetterQueueArn } = props;
    const tags = { ...props.tags, Purpose: props.purpose };
    const logGroupName = lambdaLogGroup(functionName);
    const logGroup = new CloudwatchLogGroup(this, "logs", {
      name: logGroupName,
      retentionInDays: props.logRetentionDays,
      kmsKeyId: kmsKeyArn,
      tags: { ...tags, Name: logGroupName },
    });
    const role = new FunctionRole(this, "role", {
      roleName: props.roleName,
      functionName,
      logGroupArn: arns.logGroup(props.place, logGroupName),
      deadLetterQueueArn,
      kmsKeyArn,
      statements: props.statements,
      tags,
    });
    const lambda = new LambdaFunction(this, "function", {
      functionName,
      description: props.description,
      role: role.roleArn,
      runtime: RUNTIME,
      architectures: ["arm64"],
      handler: "index.handler",
      filename: props.archive.path,
      sourceCodeHash: props.archive.sourceCodeHash,
      timeout: props.timeoutSeconds,
      memorySize: props.memoryMib,
      reservedConcurrentExecutions: props.reservedConcurrency,
      environment: { variables: { ...props.environment } },
      kmsKeyArn,
      loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
      tracingConfig: { mode: "Active" },
      deadLetterConfig: { targetArn: deadLetterQueueArn },
      tags: { ...tags, Name: functionName },
      dependsOn: [role.policy],
    });
    this.functionName = functionName;
    this.functionArn = lambda.arn;
  }
}
