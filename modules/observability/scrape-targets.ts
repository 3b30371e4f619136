import type { HelmValues } from "../cluster/helm-values";

/** A part of the mesh and where it tells its metrics; Istio's own annotations are not what the operator reads. */
interface ScrapeTarget {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly port: string;
  readonly path: string;
}

const ISTIOD: ScrapeTarget = {
  name: "istiod",
  namespace: "istio-system",
  labels: { istio: "pilot" },
  port: "http-monitoring",
  path: "/metrics",
};

/** Neither has a Service that names its metrics' port. */
const PODS: readonly ScrapeTarget[] = [
  {
    name: "ztunnel",
    namespace: "istio-system",
    labels: { app: "ztunnel" },
    port: "ztunnel-stats",
    path: "/stats/prometheus",
  },
  {
    name: "istio-gateway",
    namespace: "istio-ingress",
    labels: { istio: "ingressgateway" },
    port: "http-envoy-prom",
    path: "/stats/prometheus",
  },
];

/** Share of requests that gateways send traces of, in percent. */
const SAMPLED_PERCENT = 10;

/** The monitors of the mesh, among the values of Prometheus (S3-80). */
export function meshMonitors(): HelmValues {
  return {
    additionalServiceMonitors: [{ ...monitor(ISTIOD), endpoints: [endpoint(ISTIOD)] }],
    additionalPodMonitors: PODS.map((target) => ({ ...monitor(target), podMetricsEndpoints: [endpoint(target)] })),
  };
}

/** Switches on the traces of the whole mesh; `tempo` is the provider that istiod's own values name. */
export function meshTracing(): HelmValues {
  return {
    apiVersion: "telemetry.istio.io/v1",
    kind: "Telemetry",
    metadata: { name: "mesh-default", namespace: "istio-system" },
    spec: { tracing: [{ providers: [{ name: "tempo" }], randomSamplingPercentage: SAMPLED_PERCENT }] },
  };
}

function monitor({ name, namespace, labels }: ScrapeTarget): HelmValues {
  return { name, selector: { matchLabels: labels }, namespaceSelector: { matchNames: [namespace] } };
}

function endpoint({ port, path }: ScrapeTarget): HelmValues {
  return { port, path, interval: "30s" };
}
