import { loadBalancerController } from "./aws-load-balancer-controller";
import type { ChartPage } from "./chart-page";
import { clusterAutoscaler } from "./cluster-autoscaler";
import { externalDns } from "./external-dns";
import { fluentBit } from "./fluent-bit";
import { istio } from "./istio";
import { kubePrometheusStack } from "./kube-prometheus-stack";
import { loki } from "./loki";
import { metricsServer } from "./metrics-server";
import { tempo } from "./tempo";
import { thanos } from "./thanos";

/**
 * The page of every chart that clusters run, by this project's name for it: settings, releases and documentation follow
 * this order. As of 2026-08-22; sources: each chart's own Chart.yaml (kubeVersion, appVersion) at the release,
 * endoflife.date, and what the notes say.
 */
export const CHART_PAGES = {
  "cluster-autoscaler": clusterAutoscaler,
  "aws-load-balancer-controller": loadBalancerController,
  "metrics-server": metricsServer,
  "external-dns": externalDns,
  istio,
  "kube-prometheus-stack": kubePrometheusStack,
  loki,
  tempo,
  "fluent-bit": fluentBit,
  thanos,
} as const satisfies Readonly<Record<string, ChartPage>>;
