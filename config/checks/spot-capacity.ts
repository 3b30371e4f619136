import type { Check } from "../registry";
import { clusterOf } from "./cluster-of";

/** SPOT is for where data may have gaps: Loki and Tempo lose what was not in S3 yet whenever a node goes (S3-59). */
export const checkSpotCapacity: Check = function* ({ deployments }) {
  for (const deployment of deployments) {
    const { entry, environment, path } = deployment;
    if (entry.tier !== "premium" || environment !== "production") continue;
    if (clusterOf(deployment)?.capacityType !== "SPOT") continue;
    yield {
      file: "clients",
      path: [...path, "eks", "capacity_type"],
      severity: "warning",
      rule: "spot-observability",
      message: "lets EC2 take nodes at two minutes' notice, and with them logs and traces that are not in S3 yet",
      hint: "ON_DEMAND for premium clients in production",
    };
  }
};
