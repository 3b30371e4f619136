import type { Client, Platform } from "../fleet";

/** Replicas and volumes by tier (S3-91, S3-92). */
const TIERS = {
  standard: { replicas: 1, prometheusGib: 50, grafanaGib: 20, lokiGib: 20, tempoGib: 10, thanosGib: 20 },
  premium: { replicas: 2, prometheusGib: 100, grafanaGib: 50, lokiGib: 50, tempoGib: 20, thanosGib: 50 },
} as const;

/** Days that tools keep their data where platform.yaml does not say (S3-91…S3-93): Tempo a day less than its bucket. */
const RETENTION_DAYS = {
  standard: { prometheus: 7, loki: 7, tempo: 29 },
  premium: { prometheus: 15, loki: 30, tempo: 29 },
} as const;

/** Share of a volume that Prometheus may fill: its write-ahead log comes on top. */
const PROMETHEUS_SHARE = 0.9;
const ALERTMANAGER_GIB = 5;

/** What a client's tier buys of the observability stack; volumes are per replica. */
export function observabilitySizes({ tier }: Pick<Client, "tier">, platform: Platform) {
  const { replicas, prometheusGib, grafanaGib, lokiGib, tempoGib, thanosGib } = TIERS[tier];
  const { prometheusDays, lokiDays, tempoDays } = retentionDays(tier, platform);
  return {
    prometheus: {
      replicas,
      retentionDays: prometheusDays,
      volumeSizeGib: prometheusGib,
      retentionSizeGb: Math.floor(prometheusGib * PROMETHEUS_SHARE),
    },
    alertmanager: { replicas, volumeSizeGib: ALERTMANAGER_GIB },
    grafana: { volumeSizeGib: grafanaGib },
    loki: { retentionHours: lokiDays * 24, volumeSizeGib: lokiGib },
    tempo: { retentionHours: tempoDays * 24, volumeSizeGib: tempoGib },
    // The bucket deletes what is older in any case.
    thanos: { retentionDays: platform.retention.metricsDays, volumeSizeGib: thanosGib },
  };
}

/** What is written is never longer than the bucket keeps it: checks/tool-retention.ts says so. */
function retentionDays(tier: Client["tier"], { observability, retention }: Platform) {
  const usual = RETENTION_DAYS[tier];
  const written = observability.retention[tier];
  return {
    prometheusDays: written.prometheusDays ?? Math.min(usual.prometheus, retention.metricsDays),
    lokiDays: written.lokiDays ?? Math.min(usual.loki, retention.logsDays),
    tempoDays: written.tempoDays ?? Math.min(usual.tempo, retention.tracesDays),
  };
}
