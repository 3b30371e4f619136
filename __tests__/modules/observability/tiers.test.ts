import { REQUESTS, at, SIZES, SynthesizedObservability } from "./synth-observability";

const STORAGE = "volumeClaimTemplate.spec.resources.requests.storage";

describe.each(["standard", "premium"] as const)("a %s client (S3-91, S3-92)", (tier) => {
  const synth = new SynthesizedObservability({ sizes: SIZES[tier] });
  const kps = synth.values("kps");

  it.each<[string, unknown, unknown]>([
    ["prometheus.prometheusSpec.replicas", 1, 2],
    [`prometheus.prometheusSpec.storageSpec.${STORAGE}`, "50Gi", "100Gi"],
    ["prometheus.prometheusSpec.retention", "7d", "15d"],
    ["prometheus.prometheusSpec.retentionSize", "45GB", "90GB"],
    ["prometheus.prometheusSpec.podAntiAffinity", "soft", "hard"],
    ["prometheus.podDisruptionBudget.enabled", false, true],
    ["prometheus.service.sessionAffinity", "None", "ClientIP"],
    ["alertmanager.alertmanagerSpec.replicas", 1, 2],
    ["alertmanager.alertmanagerSpec.podAntiAffinity", "soft", "hard"],
    ["alertmanager.podDisruptionBudget.enabled", false, true],
    [`alertmanager.alertmanagerSpec.storage.${STORAGE}`, "5Gi", "5Gi"],
    ["grafana.persistence.size", "20Gi", "50Gi"],
  ])("has as %s %j or %j", (path, standard, premium) => {
    expect(at(kps, path)).toBe(tier === "standard" ? standard : premium);
  });

  it("finds logs for 7 or 30 days", () => {
    const hours = tier === "standard" ? "168h" : "720h";
    expect(at(synth.values("loki"), "loki.limits_config.retention_period")).toBe(hours);
  });

  it("keeps everything on volumes of the class given", () => {
    const claimed = [
      at(kps, "prometheus.prometheusSpec.storageSpec.volumeClaimTemplate.spec.storageClassName"),
      at(kps, "alertmanager.alertmanagerSpec.storage.volumeClaimTemplate.spec.storageClassName"),
      at(kps, "grafana.persistence.storageClassName"),
      at(synth.values("loki"), "singleBinary.persistence.storageClass"),
      at(synth.values("tempo"), "persistence.storageClassName"),
      at(synth.values("thanos"), "storegateway.persistence.storageClass"),
      at(synth.values("thanos"), "compactor.persistence.storageClass"),
    ];
    expect(new Set(claimed)).toEqual(new Set(["gp3"]));
  });
});

describe("Grafana, whatever the tier", () => {
  it("runs once: its database is a file on a volume that one pod can have", () => {
    const values = new SynthesizedObservability({ sizes: SIZES.premium }).values("kps");
    expect(at(values, "grafana.replicas")).toBeUndefined();
    expect(at(values, "grafana.persistence.type")).toBe("sts");
  });
});

describe("Loki's replicas", () => {
  it.each([1, 3] as const)("are %d, and so often is every line kept", (replicas) => {
    const sizes = { ...SIZES.premium, loki: { ...SIZES.premium.loki, replicas } };
    const values = new SynthesizedObservability({ sizes }).values("loki");
    expect(at(values, "singleBinary.replicas")).toBe(replicas);
    expect(at(values, "loki.commonConfig.replication_factor")).toBe(replicas);
  });

  it("are one unless said otherwise: the chart's own default is none", () => {
    expect(at(new SynthesizedObservability().values("loki"), "singleBinary.replicas")).toBe(1);
  });
});

describe("requests of workloads", () => {
  const synth = new SynthesizedObservability();

  it.each<[string, string, keyof typeof REQUESTS]>([
    ["kps", "prometheusOperator.resources", "prometheus-operator"],
    ["kps", "prometheus.prometheusSpec.resources", "prometheus"],
    ["kps", "prometheus.prometheusSpec.thanos.resources", "thanos-sidecar"],
    ["kps", "alertmanager.alertmanagerSpec.resources", "alertmanager"],
    ["kps", "grafana.resources", "grafana"],
    ["kps", "kube-state-metrics.resources", "kube-state-metrics"],
    ["kps", "prometheus-node-exporter.resources", "node-exporter"],
    ["loki", "singleBinary.resources", "loki"],
    ["tempo", "tempo.resources", "tempo"],
    ["fluent-bit", "resources", "fluent-bit"],
    ["thanos", "query.resources", "thanos-query"],
    ["thanos", "storegateway.resources", "thanos-store"],
    ["thanos", "compactor.resources", "thanos-compactor"],
  ])("are those of the table: %s, %s", (release, path, name) => {
    const { cpuMillicores, memoryMib } = REQUESTS[name];
    const requests = { cpu: `${cpuMillicores}m`, memory: `${memoryMib}Mi` };
    expect(at(synth.values(release), path)).toMatchObject({ requests });
  });
});
