import { Reference, type HelmValues } from "../cluster/helm-values";
import { resources } from "../cluster/requests";
import { DATASOURCES, EXEMPLARS, grafanaDatasources } from "./grafana-datasources";
import type { ObservabilityRequests, ObservabilitySizes } from "./observability-props";
import { SERVICES } from "./services";

/** What Grafana is told. */
export interface GrafanaSettings {
  readonly region: string;
  readonly size: ObservabilitySizes["grafana"];
  readonly storageClassName: string;
  readonly requests: ObservabilityRequests;
}

/**
 * Values of Grafana. It has no password here: the chart makes one up at the first installation, keeps it in the Secret
 * `grafana` of the cluster, and finds it there at every later one (S3-89, G7).
 */
export function grafanaValues({ region, size, storageClassName, requests }: GrafanaSettings): HelmValues {
  return {
    fullnameOverride: SERVICES.grafana,
    serviceAccount: { create: true, name: "grafana" },
    // A StatefulSet: a Deployment's new pod would wait for a volume that the old one does not let go of.
    persistence: {
      enabled: true,
      type: "sts",
      storageClassName: new Reference(storageClassName),
      size: `${size.volumeSizeGib}Gi`,
    },
    // EBS volumes get their group by fsGroup; nothing has to run as root for it.
    initChownData: { enabled: false },
    resources: resources(requests.grafana),
    sidecar: {
      datasources: {
        uid: DATASOURCES.prometheus,
        isDefaultDatasource: false,
        exemplarTraceIdDestinations: EXEMPLARS,
        alertmanager: { uid: DATASOURCES.alertmanager },
      },
    },
    additionalDataSources: grafanaDatasources(region),
    "grafana.ini": {
      analytics: { check_for_updates: false, check_for_plugin_updates: false, reporting_enabled: false },
    },
    // Pods of `helm test`, which nobody calls here.
    testFramework: { enabled: false },
  };
}
