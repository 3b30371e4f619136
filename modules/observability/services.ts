/** The namespace that everything here lives in (S3-88). */
export const NAMESPACE = "observability";

/** Every name under which tools find each other; each release is named so that its chart makes exactly these Services. */
export const SERVICES = {
  /** `kubectl port-forward -n observability svc/grafana 3000:80` opens Grafana (S3-88). */
  grafana: "grafana",
  prometheus: "kps-prometheus",
  alertmanager: "kps-alertmanager",
  /** Headless: one address for each Prometheus. */
  thanosSidecars: "kps-thanos-discovery",
  thanosQuery: "thanos-query",
  loki: "loki",
  tempo: "tempo",
} as const;

/** The name of a service as any pod of the cluster can look it up. */
export function serviceHost(service: keyof typeof SERVICES): string {
  return `${SERVICES[service]}.${NAMESPACE}.svc.cluster.local`;
}

/** Where each of them listens. */
export const PORTS = {
  prometheus: 9090,
  alertmanager: 9093,
  thanosQuery: 9090,
  loki: 3100,
  tempo: 3200,
  /** Spans, by gRPC and by HTTP. */
  otlpGrpc: 4317,
  otlpHttp: 4318,
} as const;

/** Where tools are reached; nothing here leaves the cluster, so nothing speaks TLS. */
export const ADDRESSES = {
  grafana: `http://${serviceHost("grafana")}`,
  prometheus: `http://${serviceHost("prometheus")}:${PORTS.prometheus}`,
  alertmanager: `http://${serviceHost("alertmanager")}:${PORTS.alertmanager}`,
  thanosQuery: `http://${serviceHost("thanosQuery")}:${PORTS.thanosQuery}`,
  loki: `http://${serviceHost("loki")}:${PORTS.loki}`,
  tempo: `http://${serviceHost("tempo")}:${PORTS.tempo}`,
  /** Where applications and the mesh send spans, by gRPC. */
  otlp: `${serviceHost("tempo")}:${PORTS.otlpGrpc}`,
} as const;
