/** The Kubernetes minor that a chart's own image is made for (its appVersion). */
const CHART_MINORS: Readonly<Record<string, number>> = { "9.37.0": 30, "9.59.0": 35 };

/** The last image of each older minor as of 2026-02 (tags cluster-autoscaler-1.* of kubernetes/autoscaler). */
const IMAGES: Readonly<Record<number, string>> = {
  28: "v1.28.7",
  29: "v1.29.5",
  30: "v1.30.7",
  31: "v1.31.5",
  32: "v1.32.7",
  33: "v1.33.4",
  34: "v1.34.3",
};

/**
 * The image tag for a cluster older than the chart's own image, since the autoscaler simulates the scheduler of its own
 * minor (M-51); undefined for all others. Never a newer image than the chart's: the chart's rights would not suffice.
 */
export function autoscalerImageTag(chartVersion: string, kubernetesVersion: string): string | undefined {
  const chartMinor = CHART_MINORS[chartVersion];
  const minor = Number(kubernetesVersion.split(".")[1]);
  return chartMinor !== undefined && minor < chartMinor ? IMAGES[minor] : undefined;
}
