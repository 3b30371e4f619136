import { clusterRequests } from "../../config/capacity/cluster-requests";
import type { ContainerName } from "../../config/catalogue/workloads/containers";
import { valuesProblems } from "../support/charts/values-problems";
import { secretProblems } from "../support/charts/secret-problems";
import { clientEntry, type Section } from "../support/registry";
import { stringsIn } from "../../scripts/fleet/review/model/strings-in";
import { at, SynthesizedFleet, valuesOf } from "./synthesized-fleet";

const LARGE = (): Section => ({ instance_types: ["m6i.xlarge"], min_size: 3, max_size: 6, desired_size: 3 });
const CLIENTS = {
  standard: clientEntry(1, { eks: LARGE() }),
  premium: clientEntry(2, { tier: "premium", eks: LARGE() }),
};
type Tier = keyof typeof CLIENTS;
const TIERS = Object.keys(CLIENTS) as Tier[];
const LAYERS = ["cluster-services", "observability"] as const;

const SERVICES = [
  "aws-load-balancer-controller",
  "cluster-autoscaler",
  "external-dns",
  "istio-base",
  "istio-cni",
  "istio-ingressgateway",
  "istiod",
  "metrics-server",
  "ztunnel",
];

const ALERTING: Readonly<Record<string, Section>> = {
  "a topic alone": {},
  Slack: {
    alerting: {
      email: "alerts@example.com",
      slack: { channel: "#alerts", webhook_secret_name: "platform/slack-webhook" },
    },
  },
  "Slack and a mail server": {
    alerting: {
      email: "alerts@example.com",
      slack: { channel: "#alerts", webhook_secret_name: "platform/slack-webhook" },
      smtp: {
        smarthost: "mail.example.com:587",
        from: "alerts@example.com",
        username: "alerts",
        password_secret_name: "platform/smtp-password",
      },
    },
  },
};

const fleet = SynthesizedFleet.of(CLIENTS);

describe("The releases of a client's cluster", () => {
  it.each(TIERS)("are nine services and five tools, in the cluster's own providers: %s (S3-75, S3-87)", (tier) => {
    const names = LAYERS.flatMap((layer) => fleet.releases(layer, tier).map(({ name }) => name));
    expect(names.sort()).toEqual([...SERVICES, "fluent-bit", "kps", "loki", "tempo", "thanos"].sort());
    const providers = LAYERS.flatMap((layer) => fleet.releases(layer, tier).map(({ provider }) => provider));
    expect(new Set(providers)).toEqual(new Set([`helm.${tier}`]));
  });

  describe.each(Object.keys(ALERTING))("with alerts through %s", (alerts) => {
    const synthesized = SynthesizedFleet.of(CLIENTS, ALERTING[alerts]);
    const releases = TIERS.flatMap((tier) => LAYERS.flatMap((layer) => synthesized.releases(layer, tier)));

    it("have values that their charts know, and that pass their schemas", () => {
      expect(releases.length).toBe(28);
      for (const release of releases) {
        const chart = release.chart;
        expect([release.name, ...valuesProblems(chart, release.version, valuesOf(release))]).toEqual([release.name]);
      }
    });

    it("hold no secret (X-16, G7)", () => {
      for (const release of releases) expect(secretProblems(valuesOf(release))).toEqual([]);
    });
  });

  it("go on with what a failed first installation left, to an exact version and in a namespace that outlives it", () => {
    const releases = TIERS.flatMap((tier) => LAYERS.flatMap((layer) => fleet.of(layer, tier, "helm_release")));
    expect(releases).toHaveLength(28);
    for (const release of releases) {
      expect(release).toMatchObject({ upgrade_install: true, atomic: false, create_namespace: false });
      // Without one, the provider would take the version that is installed, or the newest.
      expect(release.version).toMatch(/^v?\d+\.\d+\.\d+$/);
    }
  });

  it("ask for what the table of requests says, which nodes are checked against (node-capacity)", () => {
    const requestOf = (container: ContainerName, tier: Tier) => {
      const { cpuMillicores, memoryMib } = clusterRequests(tier)[container];
      return { cpu: `${cpuMillicores}m`, memory: `${memoryMib}Mi` };
    };
    for (const tier of TIERS) {
      const kps = fleet.values("observability", tier, "kps");
      expect(at(kps, "prometheus.prometheusSpec.resources.requests")).toEqual(requestOf("prometheus", tier));
      expect(at(kps, "grafana.resources.requests")).toEqual(requestOf("grafana", tier));
      const istiod = fleet.values("cluster-services", tier, "istiod");
      expect(at(istiod, "resources.requests")).toEqual(requestOf("istiod", tier));
      const ztunnel = fleet.values("cluster-services", tier, "ztunnel");
      expect(at(ztunnel, "resources.requests")).toEqual(requestOf("ztunnel", tier));
    }
  });
});

describe("The size of observability", () => {
  it.each<[Tier, number, string, string, string, string]>([
    ["standard", 1, "50Gi", "7d", "20Gi", "168h"],
    ["premium", 2, "100Gi", "15d", "50Gi", "720h"],
  ])("is the documents' for a %s client (S3-91, S3-92)", (tier, replicas, disk, days, grafana, logs) => {
    const kps = fleet.values("observability", tier, "kps");
    expect(at(kps, "prometheus.prometheusSpec")).toMatchObject({ replicas, retention: days });
    const claim = "prometheus.prometheusSpec.storageSpec.volumeClaimTemplate.spec.resources.requests.storage";
    expect(at(kps, claim)).toBe(disk);
    expect(at(kps, "grafana.persistence.size")).toBe(grafana);
    expect(at(fleet.values("observability", tier, "loki"), "loki.limits_config.retention_period")).toBe(logs);
  });

  it("writes metrics to a central Prometheus only when there is one (S3-93)", () => {
    const remote = { observability: { remote_write_url: "https://central.example.com/api/v1/write" } };
    const urls = (one: SynthesizedFleet): unknown =>
      at(one.values("observability", "standard", "kps"), "prometheus.prometheusSpec.remoteWrite");
    expect(urls(fleet)).toBeUndefined();
    expect(urls(SynthesizedFleet.of(CLIENTS, remote))).toMatchObject([{ url: remote.observability.remote_write_url }]);
  });
});

describe("A switch of cluster_services", () => {
  it.each([
    ["enable_cluster_autoscaler", "cluster-autoscaler"],
    ["enable_aws_load_balancer_controller", "aws-load-balancer-controller"],
    ["enable_external_dns", "external-dns"],
    ["enable_metrics_server", "metrics-server"],
  ])("%s removes the service with its role and association, and no other (S3-76)", (field, name) => {
    const without = SynthesizedFleet.of(CLIENTS, { cluster_services: { [field]: false } });
    const names = without.releases("cluster-services", "standard").map((release) => release.name);
    expect(names.sort()).toEqual(SERVICES.filter((each) => each !== name));
    const roles = name === "metrics-server" ? 3 : 2;
    expect(without.of("cluster-services", "standard", "aws_iam_role")).toHaveLength(roles);
    expect(without.of("cluster-services", "standard", "aws_eks_pod_identity_association")).toHaveLength(roles);
  });

  it("enable_istio_service_mesh removes the mesh, and what watches it (S3-76)", () => {
    const without = SynthesizedFleet.of(CLIENTS, { cluster_services: { enable_istio_service_mesh: false } });
    const names = without.releases("cluster-services", "standard").map((release) => release.name);
    expect(names.filter((name) => name.includes("istio") || name === "ztunnel")).toEqual([]);
    const watching = [...stringsIn(without.values("observability", "standard", "kps"))];
    expect(watching.filter(({ text }) => /ztunnel|istio-system/.test(text))).toEqual([]);
  });

  it.each(["cluster_autoscaler_scale_down_unneeded_time", "istio_ingress_gateway_replicas"])(
    "%s reaches the chart (S3-78, S3-80)",
    (field) => {
      const value = field.endsWith("time") ? "7m" : 3;
      const changed = SynthesizedFleet.of(CLIENTS, { cluster_services: { [field]: value } });
      const name = field.startsWith("cluster") ? "cluster-autoscaler" : "istio-ingressgateway";
      const texts = [...stringsIn(changed.values("cluster-services", "standard", name))].map(({ text }) => text);
      if (typeof value === "string") expect(texts).toContain(value);
      else expect(at(changed.values("cluster-services", "standard", name), "replicaCount")).toBe(value);
    },
  );
});
