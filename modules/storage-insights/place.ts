/** Where resources are, for the ARNs of those whose names we choose. */
export interface Place {
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/** The ARN of a queue whose name we chose, without waiting for the queue. */
export function queueArn({ partition, region, accountId }: Place, queueName: string): string {
  return `arn:${partition}:sqs:${region}:${accountId}:${queueName}`;
}

/** The ARN of a rule on the default event bus. */
export function ruleArn({ partition, region, accountId }: Place, ruleName: string): string {
  return `arn:${partition}:events:${region}:${accountId}:rule/${ruleName}`;
}

/** The ARN of a log group. */
export function logGroupArn({ partition, region, accountId }: Place, logGroupName: string): string {
  return `arn:${partition}:logs:${region}:${accountId}:log-group:${logGroupName}`;
}
