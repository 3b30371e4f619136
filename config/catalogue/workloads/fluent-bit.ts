import type { ChartPage } from "./chart-page";
import { ask, PER_NODE } from "./container";

/** What collects logs. */
export const fluentBit = {
  title: "Fluent Bit",
  layer: "observability",
  repository: "https://fluent.github.io/helm-charts",
  charts: ["fluent-bit"],
  versions: { "0.58.1": { kubernetes: {}, appVersion: "5.1.1", note: "its Chart.yaml names no range" } },
  versionField: "fluent_bit_version",
  // What it sends to S3, fifty megabytes at most, is in memory while it is packed.
  containers: { "fluent-bit": { pods: PER_NODE, requests: ask(50, 128) } },
} as const satisfies ChartPage;
