import { CHART_PAGES } from "../catalogue/workloads/chart-pages";
import type { Client, Platform } from "../fleet";

const { "kube-prometheus-stack": stack, loki, tempo, thanos } = CHART_PAGES;

/** Share of a volume that Prometheus may fill: its write-ahead log comes on top. */
const PROMETHEUS_SHARE = 0.9;

/** What a client's tier buys of the observability stack (S3-91, S3-92); volumes are per replica. */
export function observabilitySizes({ tier }: Pick<Client, "tier">, platform: Platform) {
  const { prometheusDays, lokiDays, tempoDays } = retentionDays(tier, platform);
  const { prometheus, alertmanager } = stack.containers;
  const volumes = stack.volumesGib;
  return {
    prometheus: {
      replicas: prometheus.pods[tier],
      retentionDays: prometheusDays,
      volumeSizeGib: volumes.prometheus[tier],
      retentionSizeGb: Math.floor(volumes.prometheus[tier] * PROMETHEUS_SHARE),
    },
    alertmanager: { replicas: alertmanager.pods[tier], volumeSizeGib: volumes.alertmanager[tier] },
    grafana: { volumeSizeGib: volumes.grafana[tier] },
    loki: { retentionHours: lokiDays * 24, volumeSizeGib: loki.volumesGib.loki[tier] },
    tempo: { retentionHours: tempoDays * 24, volumeSizeGib: tempo.volumesGib.tempo[tier] },
    // The bucket deletes what is older in any case.
    thanos: { retentionDays: platform.retention.metricsDays, volumeSizeGib: thanos.volumesGib.thanos[tier] },
  };
}

/** What is written is never longer than the bucket keeps it: checks/tool-retention.ts says so. */
function retentionDays(tier: Client["tier"], { observability, retention }: Platform) {
  const written = observability.retention[tier];
  return {
    prometheusDays: written.prometheusDays ?? Math.min(stack.keeps.days[tier], retention.metricsDays),
    lokiDays: written.lokiDays ?? Math.min(loki.keeps.days[tier], retention.logsDays),
    tempoDays: written.tempoDays ?? Math.min(tempo.keeps.days[tier], retention.tracesDays),
  };
}
