import type { ChartPage } from "./chart-page";
import { ask, ONE, PAIRED, PER_NODE } from "./container";

/** Prometheus, Alertmanager, Grafana and what they scrape (S3-91, S3-92). */
export const kubePrometheusStack = {
  title: "Prometheus",
  layer: "observability",
  repository: "https://prometheus-community.github.io/helm-charts",
  charts: ["kube-prometheus-stack"],
  versions: {
    "88.5.3": { kubernetes: { min: "1.25" }, appVersion: "v0.93.1", note: "kubeVersion of its Chart.yaml" },
  },
  versionField: "kube_prometheus_stack_version",
  containers: {
    "node-exporter": { pods: PER_NODE, requests: ask(20, 32) },
    "kube-state-metrics": { pods: ONE, requests: ask(20, 64) },
    "prometheus-operator": { pods: ONE, requests: ask(50, 96) },
    // Some 8 KiB for each of the 80,000 series of a small cluster with the mesh.
    prometheus: { pods: PAIRED, requests: ask(200, 768), premium: ask(300, 1536) },
    "thanos-sidecar": { pods: PAIRED, requests: ask(20, 64), inPodOf: "prometheus" },
    alertmanager: { pods: PAIRED, requests: ask(10, 64) },
    // One in both tiers, as are Loki and Tempo: each writes to a volume of its own.
    grafana: { pods: ONE, requests: ask(50, 256) },
  },
  volumesGib: {
    prometheus: { standard: 50, premium: 100 },
    alertmanager: { standard: 5, premium: 5 },
    grafana: { standard: 20, premium: 50 },
  },
  keeps: {
    field: "prometheus_days",
    what: "Metrics on Prometheus's own volume; S3 keeps them for retention.metrics_days.",
    longest: 365,
    days: { standard: 7, premium: 15 },
    bucket: "metrics",
  },
} as const satisfies ChartPage;
