/** Where Lambda writes what a function prints. Source: Lambda's guide, on sending function logs to CloudWatch Logs. */
export function lambdaLogGroup(functionName: string): string {
  return `/aws/lambda/${functionName}`;
}
