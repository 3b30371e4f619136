import type { ChartPage } from "./chart-page";
import { ask, ONE } from "./container";

/** What writes DNS records. */
export const externalDns = {
  title: "ExternalDNS",
  layer: "cluster-services",
  repository: "https://kubernetes-sigs.github.io/external-dns/",
  charts: ["external-dns"],
  versions: { "1.21.1": { kubernetes: {}, appVersion: "0.21.0", note: "its Chart.yaml names no range" } },
  versionField: "external_dns_version",
  switch: {
    field: "enable_external_dns",
    default: true,
    does: "Writes DNS records of Services and Ingresses into the client's zone.",
  },
  containers: { "external-dns": { pods: ONE, requests: ask(20, 64) } },
} as const satisfies ChartPage;
