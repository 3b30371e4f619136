import { Construct } from "constructs";
import { ChartRelease } from "../cluster/chart-release";
import { resources, type ContainerRequests } from "../cluster/requests";
import type { AddOnProps } from "./add-on";
import { zoneSpread } from "./zone-spread";

/** A cluster's metrics server. */
export interface MetricsServerProps extends AddOnProps {
  readonly replicas: number;
  readonly requests: ContainerRequests;
}

const NAME = "metrics-server";

/** Serves what nodes and pods use, for `kubectl top` and horizontal autoscaling; needs no rights in AWS (S3-75). */
export class MetricsServer extends Construct {
  constructor(scope: Construct, id: string, { cluster, chart, after, replicas, requests }: MetricsServerProps) {
    super(scope, id);
    new ChartRelease(this, "chart", {
      releaseName: NAME,
      chart,
      namespace: "kube-system",
      values: {
        replicas,
        // With a single replica it would keep nodes from being drained.
        podDisruptionBudget: replicas > 1 ? { enabled: true, minAvailable: 1 } : { enabled: false },
        topologySpreadConstraints: zoneSpread({ "app.kubernetes.io/name": NAME }),
        resources: resources(requests),
      },
      helm: cluster.helm,
      dependsOn: after,
    });
  }
}
