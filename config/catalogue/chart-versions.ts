/** What is known of one version of a chart. */
export interface ChartVersion {
  /** The Kubernetes minor versions that it runs on, both included; an open end is one that nothing is known against. */
  readonly kubernetes: { readonly min?: string; readonly max?: string };
  /** What it installs. */
  readonly appVersion: string;
  /** The last day on which its makers mend it, YYYY-MM-DD; absent where they announce none. */
  readonly supportEnds?: string;
  /** Where range and date come from. */
  readonly note: string;
}

/** A chart: where it is published, and the versions that this project has rendered its values with. */
export interface ChartSource {
  readonly repository: string;
  readonly name: string;
  readonly versions: Readonly<Record<string, ChartVersion>>;
}

const GRAFANA_COMMUNITY = "https://grafana-community.github.io/helm-charts";

/** Istio's charts are of one version each time. */
const istio = (name: string): ChartSource => ({
  repository: "https://istio-release.storage.googleapis.com/charts",
  name,
  versions: {
    "1.30.3": {
      kubernetes: { min: "1.32" },
      appVersion: "1.30.3",
      supportEnds: "2026-11-30",
      note: "MinK8SVersion of istioctl 1.30.3; end of support about that day",
    },
    "1.27.1": {
      kubernetes: { min: "1.29", max: "1.33" },
      appVersion: "1.27.1",
      supportEnds: "2026-04-07",
      note: "the version of document 003; Istio's table of supported releases",
    },
  },
});

/**
 * Every chart that clusters run, with the versions this project knows, newest first, as of 2026-08-22. Sources: each
 * chart's own Chart.yaml (kubeVersion, appVersion) at the release, endoflife.date, and what the notes say.
 */
export const CHARTS = {
  "cluster-autoscaler": {
    repository: "https://kubernetes.github.io/autoscaler",
    name: "cluster-autoscaler",
    versions: {
      "9.59.0": {
        kubernetes: {},
        appVersion: "1.35.0",
        supportEnds: "2027-02-28",
        note: "an autoscaler is mended as long as Kubernetes of its own minor version",
      },
      "9.37.0": {
        kubernetes: { max: "1.32" },
        appVersion: "1.30.0",
        supportEnds: "2025-07-15",
        note: "the version of document 003; its role lacks rights that autoscalers for newer clusters need",
      },
    },
  },
  "aws-load-balancer-controller": {
    repository: "https://aws.github.io/eks-charts",
    name: "aws-load-balancer-controller",
    versions: {
      "3.5.0": { kubernetes: {}, appVersion: "v3.5.0", note: "the newest minor version, which is the one AWS mends" },
      "1.8.1": {
        kubernetes: {},
        appVersion: "v2.8.1",
        supportEnds: "2024-10-04",
        note: "the version of document 003; AWS mends the newest minor version only, and 2.9 was out by that day",
      },
    },
  },
  "metrics-server": {
    repository: "https://kubernetes-sigs.github.io/metrics-server/",
    name: "metrics-server",
    versions: { "3.13.1": { kubernetes: {}, appVersion: "0.8.1", note: "its Chart.yaml names no range" } },
  },
  "external-dns": {
    repository: "https://kubernetes-sigs.github.io/external-dns/",
    name: "external-dns",
    versions: { "1.21.1": { kubernetes: {}, appVersion: "0.21.0", note: "its Chart.yaml names no range" } },
  },
  "istio-base": istio("base"),
  istiod: istio("istiod"),
  "istio-cni": istio("cni"),
  ztunnel: istio("ztunnel"),
  "istio-gateway": istio("gateway"),
  "kube-prometheus-stack": {
    repository: "https://prometheus-community.github.io/helm-charts",
    name: "kube-prometheus-stack",
    versions: {
      "88.5.3": { kubernetes: { min: "1.25" }, appVersion: "v0.93.1", note: "kubeVersion of its Chart.yaml" },
    },
  },
  loki: {
    repository: GRAFANA_COMMUNITY,
    name: "loki",
    versions: {
      "18.11.0": { kubernetes: { min: "1.25" }, appVersion: "3.7.6", note: "kubeVersion of its Chart.yaml" },
    },
  },
  tempo: {
    repository: GRAFANA_COMMUNITY,
    name: "tempo",
    versions: { "2.2.4": { kubernetes: {}, appVersion: "2.10.8", note: "its Chart.yaml names no range" } },
  },
  "fluent-bit": {
    repository: "https://fluent.github.io/helm-charts",
    name: "fluent-bit",
    versions: { "0.58.1": { kubernetes: {}, appVersion: "5.1.1", note: "its Chart.yaml names no range" } },
  },
  thanos: {
    repository: "oci://ghcr.io/thanos-community/helm-charts",
    name: "thanos",
    versions: {
      "0.38.0": { kubernetes: { min: "1.30" }, appVersion: "v0.42.4", note: "kubeVersion of its Chart.yaml" },
    },
  },
} as const satisfies Readonly<Record<string, ChartSource>>;

/** A chart by this project's name for it. */
export type ChartKey = keyof typeof CHARTS;

/** A chart in one version, known here or not: what a release installs. */
export function chart(key: ChartKey, version: string): { repository: string; name: string; version: string } {
  const { repository, name } = CHARTS[key];
  return { repository, name, version };
}

/** Whether a version of a chart runs on a Kubernetes minor version. */
export function runsOn({ kubernetes: { min, max } }: ChartVersion, kubernetesVersion: string): boolean {
  const minor = minorOf(kubernetesVersion);
  return (min === undefined || minorOf(min) <= minor) && (max === undefined || minor <= minorOf(max));
}

function minorOf(kubernetesVersion: string): number {
  return Number(kubernetesVersion.split(".")[1]);
}
