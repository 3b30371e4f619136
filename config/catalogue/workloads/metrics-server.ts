import type { ChartPage } from "./chart-page";
import { ask, PAIRED } from "./container";

const NAME = "metrics-server";

/** Serves what nodes and pods use, for `kubectl top` and horizontal autoscaling; needs no rights in AWS (S3-75). */
export const metricsServer = {
  title: "Metrics Server",
  layer: "cluster-services",
  repository: "https://kubernetes-sigs.github.io/metrics-server/",
  charts: [NAME],
  versions: { "3.13.1": { kubernetes: {}, appVersion: "0.8.1", note: "its Chart.yaml names no range" } },
  versionField: "metrics_server_version",
  switch: { field: "enable_metrics_server", default: true, does: "Serves resource metrics." },
  // The chart's 200Mi is for a hundred nodes.
  containers: { [NAME]: { pods: PAIRED, requests: ask(50, 100) } },
  plain: {
    namespace: "kube-system",
    values: ({ replicas, resources, zoneSpread }) => ({
      replicas: replicas(NAME),
      // With a single replica it would keep nodes from being drained.
      podDisruptionBudget: replicas(NAME) > 1 ? { enabled: true, minAvailable: 1 } : { enabled: false },
      topologySpreadConstraints: zoneSpread({ "app.kubernetes.io/name": NAME }),
      resources: resources(NAME),
    }),
  },
} as const satisfies ChartPage;
