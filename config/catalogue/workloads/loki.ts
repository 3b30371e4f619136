import type { ChartPage } from "./chart-page";
import { ask, ONE } from "./container";
import { GRAFANA_COMMUNITY } from "./grafana-community";

/** What keeps logs (S3-91, S3-92). */
export const loki = {
  title: "Loki",
  layer: "observability",
  repository: GRAFANA_COMMUNITY,
  charts: ["loki"],
  versions: {
    "18.11.0": { kubernetes: { min: "1.25" }, appVersion: "3.7.6", note: "kubeVersion of its Chart.yaml" },
  },
  versionField: "loki_version",
  containers: { loki: { pods: ONE, requests: ask(100, 512), premium: ask(200, 1024) } },
  volumesGib: { loki: { standard: 20, premium: 50 } },
  keeps: {
    field: "loki_days",
    what: "Logs that Loki finds.",
    longest: 3650,
    days: { standard: 7, premium: 30 },
    bucket: "logs",
  },
} as const satisfies ChartPage;
