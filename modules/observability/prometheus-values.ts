import type { HelmValues } from "../cluster/helm-values";
import { resources } from "../cluster/requests";
import { OBJECT_STORE } from "./object-store";
import type { ObservabilityRequests, ObservabilitySizes } from "./observability-props";
import { meshMonitors } from "./scrape-targets";
import { volumeClaim } from "./volume-claim";

/** What Prometheus is told. */
export interface PrometheusSettings {
  readonly client: string;
  readonly clusterName: string;
  readonly size: ObservabilitySizes["prometheus"];
  readonly storageClassName: string;
  readonly requests: ObservabilityRequests;
  readonly remoteWriteUrl?: string;
  readonly istio: boolean;
}

/** The label by which Thanos Query tells the two of an HA pair apart, and then leaves one of them out. */
export const REPLICA_LABEL = "prometheus_replica";

/** Values of Prometheus and of the Thanos sidecar beside it (S3-90…S3-93, M-63). */
export function prometheusValues(settings: PrometheusSettings): HelmValues {
  const { size, istio } = settings;
  const paired = size.replicas > 1;
  return {
    serviceAccount: { create: true, name: "prometheus" },
    // Two replicas scrape at different moments: whoever asks one of them stays with it.
    service: { sessionAffinity: paired ? "ClientIP" : "None" },
    podDisruptionBudget: { enabled: paired },
    thanosService: { enabled: true },
    thanosServiceMonitor: { enabled: true },
    ...(istio ? meshMonitors() : {}),
    prometheusSpec: specification(settings, paired),
  };
}

function specification(settings: PrometheusSettings, paired: boolean): HelmValues {
  const { client, clusterName, size, storageClassName, requests, remoteWriteUrl } = settings;
  return {
    replicas: size.replicas,
    podAntiAffinity: paired ? "hard" : "soft",
    retention: `${size.retentionDays}d`,
    retentionSize: `${size.retentionSizeGb}GB`,
    storageSpec: volumeClaim(storageClassName, size.volumeSizeGib),
    externalLabels: { client, cluster: clusterName },
    replicaExternalLabelName: REPLICA_LABEL,
    // Tempo writes what it counts in spans.
    enableRemoteWriteReceiver: true,
    remoteWrite: remoteWriteUrl === undefined ? undefined : [{ url: remoteWriteUrl, sendExemplars: true }],
    // Without it a panel has no dots that lead to traces.
    enableFeatures: ["exemplar-storage"],
    ...EVERY_MONITOR,
    resources: resources(requests.prometheus),
    thanos: {
      objectStorageConfig: { existingSecret: { name: OBJECT_STORE.secretName, key: OBJECT_STORE.key } },
      resources: resources(requests["thanos-sidecar"]),
    },
  };
}

/** By default the operator passes over the monitors of all other releases. */
const EVERY_MONITOR: HelmValues = {
  serviceMonitorSelectorNilUsesHelmValues: false,
  podMonitorSelectorNilUsesHelmValues: false,
  ruleSelectorNilUsesHelmValues: false,
  probeSelectorNilUsesHelmValues: false,
  scrapeConfigSelectorNilUsesHelmValues: false,
};
