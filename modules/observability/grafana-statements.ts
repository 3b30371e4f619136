import type { PolicyStatement } from "../policy-statement";

/**
 * What Grafana may do: read metrics of CloudWatch in one region. IAM cannot limit that to some metrics, so Grafana's
 * users can look at those of the whole account; they see no object, log or secret.
 */
export function grafanaStatements(region: string): PolicyStatement[] {
  return [
    {
      Sid: "ReadMetrics",
      Effect: "Allow",
      Action: ["cloudwatch:GetMetricData", "cloudwatch:ListMetrics"],
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": region } },
    },
  ];
}
