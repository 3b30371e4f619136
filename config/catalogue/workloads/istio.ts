import type { ChartPage } from "./chart-page";
import { ask, PAIRED, PER_NODE } from "./container";

/** The mesh: five charts of one version. */
export const istio = {
  title: "Istio",
  layer: "cluster-services",
  repository: "https://istio-release.storage.googleapis.com/charts",
  charts: ["base", "istiod", "cni", "ztunnel", "gateway"],
  versions: {
    "1.30.3": {
      kubernetes: { min: "1.32" },
      appVersion: "1.30.3",
      supportEnds: "2026-11-30",
      isAbout: true,
      note: "MinK8SVersion of istioctl 1.30.3; supported until six weeks after 1.32.0, announced for about that day",
    },
    "1.27.1": {
      kubernetes: { min: "1.29", max: "1.33" },
      appVersion: "1.27.1",
      supportEnds: "2026-04-07",
      note: "the version of document 003; Istio's table of supported releases",
    },
  },
  versionField: "istio_version",
  switch: { field: "enable_istio_service_mesh", default: true, does: "Runs Istio in ambient mode." },
  // The chart's 2048Mi of istiod is for a thousand services, ztunnel's 512Mi for as much traffic.
  containers: {
    istiod: { pods: PAIRED, requests: ask(200, 512) },
    "istio-cni": { pods: PER_NODE, requests: ask(50, 100) },
    ztunnel: { pods: PER_NODE, requests: ask(100, 128) },
    "istio-ingressgateway": {
      pods: { setting: "istio_ingress_gateway_replicas", usual: 2 },
      requests: ask(50, 128),
    },
  },
} as const satisfies ChartPage;
