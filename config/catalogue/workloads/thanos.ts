import type { ChartPage } from "./chart-page";
import { ask, ONE } from "./container";

/** What reads metrics back from S3. */
export const thanos = {
  title: "Thanos",
  layer: "observability",
  repository: "oci://ghcr.io/thanos-community/helm-charts",
  charts: ["thanos"],
  versions: {
    "0.38.0": { kubernetes: { min: "1.30" }, appVersion: "v0.42.4", note: "kubeVersion of its Chart.yaml" },
  },
  versionField: "thanos_version",
  // One of each: the store only reads, and of compactors there may be no second.
  containers: {
    "thanos-query": { pods: ONE, requests: ask(50, 128), premium: ask(50, 256) },
    "thanos-store": { pods: ONE, requests: ask(50, 192), premium: ask(50, 384) },
    "thanos-compactor": { pods: ONE, requests: ask(50, 256), premium: ask(50, 512) },
  },
  volumesGib: { thanos: { standard: 20, premium: 50 } },
} as const satisfies ChartPage;
