import type { PolicyStatement } from "../policy-statement";

/** Reporting figures under one namespace; CloudWatch knows no resources to limit it to, but this condition. */
export function metricsRight(namespace: string): PolicyStatement {
  return {
    Sid: "ReportMetrics",
    Effect: "Allow",
    Action: "cloudwatch:PutMetricData",
    Resource: "*",
    Condition: { StringEquals: { "cloudwatch:namespace": namespace } },
  };
}
