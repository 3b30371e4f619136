import type { HelmValues } from "../cluster/helm-values";
import { resources } from "../cluster/requests";
import { alertmanagerConfig } from "./alertmanager-config";
import type { AlertingProps, ObservabilityRequests, ObservabilitySizes } from "./observability-props";
import { receiverSecrets, secretVolume } from "./receiver-secrets";
import { volumeClaim } from "./volume-claim";

/** What Alertmanager is told. */
export interface AlertmanagerSettings {
  readonly alerting: AlertingProps;
  readonly region: string;
  readonly size: ObservabilitySizes["alertmanager"];
  readonly storageClassName: string;
  readonly requests: ObservabilityRequests;
}

/** Values of Alertmanager (S3-93). */
export function alertmanagerValues(settings: AlertmanagerSettings): HelmValues {
  const { alerting, region, size, storageClassName, requests } = settings;
  const paired = size.replicas > 1;
  const hasSecrets = Object.keys(receiverSecrets(alerting)).length > 0;
  return {
    serviceAccount: { create: true, name: "alertmanager" },
    podDisruptionBudget: { enabled: paired },
    config: alertmanagerConfig(alerting, region),
    alertmanagerSpec: {
      replicas: size.replicas,
      podAntiAffinity: paired ? "hard" : "soft",
      // Silences outlive a restart.
      storage: volumeClaim(storageClassName, size.volumeSizeGib),
      resources: resources(requests.alertmanager),
      ...(hasSecrets ? secretVolume() : {}),
    },
  };
}
