import { at, CHARTS, SynthesizedObservability } from "./synth-observability";
import { GOVERNMENT } from "../../support/aws-places";

const synth = new SynthesizedObservability();
const RELEASES = ["kps", "loki", "tempo", "fluent-bit", "thanos"];

describe("a client's observability (S3-87, S3-88)", () => {
  it("installs every tool, each in its exact version, into one namespace of its own", () => {
    const releases = Object.values(synth.all("helm_release"));
    expect(releases.map(({ name }) => name)).toEqual(RELEASES);
    expect(releases.map(({ chart, version }) => `${String(chart)} ${String(version)}`)).toEqual(
      Object.values(CHARTS).map(({ name, version }) => `${name} ${version}`),
    );
    expect(new Set(releases.map(({ namespace }) => namespace))).toEqual(new Set(["observability"]));
    expect(synth.one("kubernetes_namespace_v1", "namespace")).toMatchObject({ metadata: { name: "observability" } });
  });

  it("goes to the client's own cluster with everything", () => {
    const kubernetes = Object.entries(synth.document.resource!).filter(([type]) => !type.startsWith("aws_"));
    const providers = kubernetes.flatMap(([, bodies]) => Object.values(bodies).map(({ provider }) => provider));
    expect(new Set(providers)).toEqual(new Set(["kubernetes.acme", "helm.acme"]));
  });

  it("says where its tools are found", () => {
    const { namespace, grafanaService, addresses } = synth.observability;
    expect([namespace, grafanaService]).toEqual(["observability", "grafana"]);
    expect(addresses).toMatchObject({
      prometheus: "http://kps-prometheus.observability.svc.cluster.local:9090",
      loki: "http://loki.observability.svc.cluster.local:3100",
      otlp: "tempo.observability.svc.cluster.local:4317",
    });
  });

  it("names Grafana's Service as documented: svc/grafana, port 80 (S3-88)", () => {
    expect(at(synth.values("kps"), "grafana.fullnameOverride")).toBe("grafana");
    expect(at(synth.values("kps"), "grafana.service")).toBeUndefined();
  });

  it("tags every role and association with the client (G5)", () => {
    for (const type of ["aws_iam_role", "aws_eks_pod_identity_association"])
      for (const { tags } of Object.values(synth.all(type)))
        expect(tags).toMatchObject({ Client: "acme", Name: expect.stringMatching(/^acme-/) as string });
  });

  it("has no construct id that its address could not hold", () => {
    const ids = synth.observability.node.findAll().map(({ node }) => node.id);
    expect(ids.filter((id) => !/^[a-z][a-z0-9-]*$/.test(id))).toEqual([]);
  });
});

describe("the order of installation", () => {
  it("is the namespace, its network policies and the object store before the first pods", () => {
    const first = synth.dependencies("kps");
    expect(first).toContain("kubernetes_namespace_v1.acme_namespace");
    expect(first).toContain("kubernetes_network_policy_v1.acme_network_default-deny");
    expect(first).toContain("kubernetes_secret_v1.acme_object-store_secret");
    const policies = first.filter((address) => address.startsWith("kubernetes_network_policy_v1."));
    expect(policies).toHaveLength(Object.keys(synth.all("kubernetes_network_policy_v1")).length);
  });

  it.each([
    ["loki", "kube-prometheus-stack"],
    ["tempo", "kube-prometheus-stack"],
    ["thanos", "kube-prometheus-stack"],
    ["fluent-bit", "loki"],
  ])("is %s after %s, whose CRDs or Service it needs", (later, earlier) => {
    expect(synth.dependencies(later)).toContain(`helm_release.acme_${earlier}_chart_release`);
  });

  it.each([
    ["kps", "kube-prometheus-stack_prometheus-identity"],
    ["kps", "kube-prometheus-stack_alertmanager-identity"],
    ["kps", "kube-prometheus-stack_grafana-identity"],
    ["loki", "loki_identity"],
    ["tempo", "tempo_identity"],
    ["fluent-bit", "fluent-bit_identity"],
    ["thanos", "thanos_identity"],
  ])("is the pods of %s after %s and its rights: they get no credentials later", (release, identity) => {
    const before = synth.dependencies(release);
    expect(before).toContain(`aws_eks_pod_identity_association.acme_${identity}_association`);
    expect(before).toContain(`aws_iam_role_policy.acme_${identity}_pod-role_policy`);
  });
});

describe("the identity of pods", () => {
  const accounts = ["alertmanager", "fluent-bit", "grafana", "loki", "prometheus", "tempo", "thanos"];

  it("is bound to the service accounts that the charts make", () => {
    const associations = Object.values(synth.all("aws_eks_pod_identity_association"));
    expect(associations.map(({ service_account }) => service_account).sort()).toEqual(accounts);
    const made = [
      ...["prometheus", "alertmanager", "grafana"].map((part) =>
        at(synth.values("kps"), `${part}.serviceAccount.name`),
      ),
      ...["loki", "tempo", "fluent-bit"].map((name) => at(synth.values(name), "serviceAccount.name")),
      at(synth.values("thanos"), "global.serviceAccount.name"),
    ];
    expect(made.sort()).toEqual(accounts);
  });

  it("can be taken in this cluster and namespace alone", () => {
    for (const { assume_role_policy } of Object.values(synth.all("aws_iam_role"))) {
      expect(assume_role_policy).toContain("arn:aws:eks:us-east-2:123456789012:cluster/acme-production-us-east-2");
      expect(assume_role_policy).toContain('"aws:RequestTag/kubernetes-namespace":"observability"');
    }
  });

  it("is of the partition that the cluster is in", () => {
    const government = new SynthesizedObservability({ place: GOVERNMENT });
    const roles = ["aws_iam_role", "aws_iam_role_policy"].map((type) => government.all(type));
    // The topic's own ARN is handed in.
    expect(JSON.stringify(roles).replaceAll("arn:aws:sns:", "")).not.toContain("arn:aws:");
  });
});

describe("the mesh", () => {
  it("is scraped and traced where the cluster runs it (S3-80)", () => {
    const values = synth.values("kps");
    expect(at(values, "prometheus.additionalServiceMonitors.0.name")).toBe("istiod");
    expect(at(values, "prometheus.additionalPodMonitors")).toMatchObject([
      { name: "ztunnel", podMetricsEndpoints: [{ port: "ztunnel-stats", path: "/stats/prometheus" }] },
      { name: "istio-gateway", podMetricsEndpoints: [{ port: "http-envoy-prom", path: "/stats/prometheus" }] },
    ]);
    expect(at(values, "extraManifests.0")).toMatchObject({ kind: "Telemetry" });
  });

  it("is not mentioned where the cluster does not: its kinds are unknown there (S3-76)", () => {
    const plain = new SynthesizedObservability({ istio: false });
    expect(JSON.stringify(plain.values("kps"))).not.toMatch(/istio|ztunnel/);
    expect(Object.keys(plain.all("kubernetes_config_map_v1")).join()).not.toContain("istio");
  });
});
