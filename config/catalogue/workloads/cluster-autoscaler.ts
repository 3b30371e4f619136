import type { ChartPage } from "./chart-page";
import { ask, ONE } from "./container";

/** The cluster autoscaler. */
export const clusterAutoscaler = {
  title: "Cluster Autoscaler",
  layer: "cluster-services",
  repository: "https://kubernetes.github.io/autoscaler",
  charts: ["cluster-autoscaler"],
  versions: {
    "9.59.0": {
      kubernetes: {},
      appVersion: "1.35.0",
      supportEnds: "2027-02-28",
      note: "an autoscaler is mended as long as Kubernetes of its own minor version",
    },
    "9.37.0": {
      kubernetes: { max: "1.32" },
      appVersion: "1.30.0",
      supportEnds: "2025-07-15",
      note: "the version of document 003; its role lacks rights that autoscalers for newer clusters need",
    },
  },
  versionField: "cluster_autoscaler_version",
  switch: { field: "enable_cluster_autoscaler", default: true, does: "Scales node groups." },
  containers: { "cluster-autoscaler": { pods: ONE, requests: ask(50, 128) } },
} as const satisfies ChartPage;

/** The last image of each older Kubernetes minor as of 2026-02 (tags cluster-autoscaler-1.* of kubernetes/autoscaler). */
export const AUTOSCALER_IMAGES: Readonly<Record<string, string>> = {
  "1.28": "v1.28.7",
  "1.29": "v1.29.5",
  "1.30": "v1.30.7",
  "1.31": "v1.31.5",
  "1.32": "v1.32.7",
  "1.33": "v1.33.4",
  "1.34": "v1.34.3",
};
