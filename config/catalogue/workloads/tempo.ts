import type { ChartPage } from "./chart-page";
import { ask, ONE } from "./container";
import { GRAFANA_COMMUNITY } from "./grafana-community";

/** What keeps traces. */
export const tempo = {
  title: "Tempo",
  layer: "observability",
  repository: GRAFANA_COMMUNITY,
  charts: ["tempo"],
  versions: { "2.2.4": { kubernetes: {}, appVersion: "2.10.8", note: "its Chart.yaml names no range" } },
  versionField: "tempo_version",
  containers: { tempo: { pods: ONE, requests: ask(100, 384), premium: ask(150, 768) } },
  volumesGib: { tempo: { standard: 10, premium: 20 } },
  keeps: {
    field: "tempo_days",
    what: "Traces that Tempo finds; it deletes them before S3 does.",
    longest: 3650,
    // A day less than its bucket.
    days: { standard: 29, premium: 29 },
    bucket: "traces",
  },
} as const satisfies ChartPage;
