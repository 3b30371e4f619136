import type { ChartPage } from "../../config/catalogue/workloads/chart-page";
import { minorOf } from "../../config/catalogue/workloads/charts";
import { AUTOSCALER_IMAGES, clusterAutoscaler } from "../../config/catalogue/workloads/cluster-autoscaler";

/**
 * The image tag for a cluster older than the chart's own image, since the autoscaler simulates the scheduler of its own
 * minor (M-51); undefined for all others. Never a newer image than the chart's: the chart's rights would not suffice.
 */
export function autoscalerImageTag(chartVersion: string, kubernetesVersion: string): string | undefined {
  const { versions }: ChartPage = clusterAutoscaler;
  const chart = versions[chartVersion];
  return chart && minorOf(kubernetesVersion) < minorOf(chart.appVersion)
    ? AUTOSCALER_IMAGES[kubernetesVersion]
    : undefined;
}
