import { Token } from "cdktf";
import type { HelmValue } from "../../../modules/cluster/helm-values";
import { zoneSpread } from "../../../modules/cluster/zone-spread";
import { NEWEST, ofEach, SERVICES, SynthesizedServices } from "./synthesize-services";

const synth = new SynthesizedServices();
const values = (release: string) => synth.values(release);
const { replicas } = SERVICES;
const single = new SynthesizedServices({
  replicas: ofEach(1),
});

describe("values of the load balancer controller", () => {
  const release = "aws-load-balancer-controller";

  it("say where it is, since pods can't ask the instance metadata", () => {
    expect(values(release)).toMatchObject({
      clusterName: SERVICES.clusterName,
      region: "us-east-2",
      vpcId: "vpc-0123",
    });
  });

  it("hand on a VPC that is known only after an apply of another layer", () => {
    const vpcId = Token.asString("${data.terraform_remote_state.foundation.outputs.client_networks.acme.vpc_id}");
    expect(new SynthesizedServices({ vpcId }).values(release).vpcId).toBe(
      "${data.terraform_remote_state.foundation.outputs.client_networks.acme.vpc_id}",
    );
  });

  it("put the client's tags on every load balancer (G5)", () => {
    expect(values(release).defaultTags).toEqual(SERVICES.allTags);
  });

  it("keep it from blocking other services, and upgrades from breaking its webhooks", () => {
    expect(values(release)).toMatchObject({ enableServiceMutatorWebhook: false, keepTLSSecret: true });
  });

  it("let one of its pods at a time be moved", () => {
    expect(values(release)).toMatchObject({
      replicaCount: replicas[release],
      podDisruptionBudget: { maxUnavailable: 1 },
    });
  });
});

describe("values of the autoscaler", () => {
  const release = "cluster-autoscaler";

  it("give its pods the label that the documents select by (S3-79, M-57)", () => {
    expect(values(release).nameOverride).toBe("cluster-autoscaler");
  });

  it("find the cluster's own node groups", () => {
    expect(values(release)).toMatchObject({
      cloudProvider: "aws",
      awsRegion: "us-east-2",
      autoDiscovery: { clusterName: SERVICES.clusterName },
    });
  });

  it("hold the settings for scaling down (S3-78)", () => {
    const scaleDownEnabled = false;
    const autoscaler = { ...SERVICES.autoscaler, scaleDownEnabled, scaleDownUtilizationThreshold: 0.65 };
    expect(new SynthesizedServices({ autoscaler }).values(release).extraArgs).toMatchObject({
      "scale-down-enabled": false,
      "scale-down-unneeded-time": "5m",
      "scale-down-delay-after-add": "10m",
      "scale-down-utilization-threshold": "0.65",
    });
  });

  it("let nodes go that run system pods or pods with an emptyDir, as all do", () => {
    expect(values(release).extraArgs).toMatchObject({
      "balance-similar-node-groups": true,
      expander: "least-waste",
      "skip-nodes-with-system-pods": false,
      "skip-nodes-with-local-storage": false,
    });
  });

  it("name an image only for a cluster older than the chart's (M-51)", () => {
    expect(values(release)).not.toHaveProperty("image");
    const older = new SynthesizedServices({ kubernetesVersion: "1.34" });
    expect(older.values(release).image).toEqual({ tag: "v1.34.3" });
  });
});

describe("values of the metrics server", () => {
  it("keep one of two pods running, and no budget for a single one", () => {
    expect(values("metrics-server")).toMatchObject({
      replicas: 2,
      podDisruptionBudget: { enabled: true, minAvailable: 1 },
    });
    expect(single.values("metrics-server").podDisruptionBudget).toEqual({ enabled: false });
  });
});

describe("values of ExternalDNS (S3-83)", () => {
  it("limit it to Services and Ingresses, and to the client's zone by name and by id", () => {
    expect(values("external-dns")).toMatchObject({
      sources: ["service", "ingress"],
      domainFilters: ["acme.ezra.world"],
      extraArgs: { "zone-id-filter": `\${${synth.at("zone/zone").address}.zone_id}`, "aws-zone-type": "public" },
    });
  });

  it("mark its records as this cluster's", () => {
    expect(values("external-dns")).toMatchObject({ registry: "txt", txtOwnerId: SERVICES.clusterName });
  });

  it("keep its marks apart from the placeholder, and the apex's inside the zone (M-59)", () => {
    const prefix = values("external-dns").txtPrefix as string;
    const mark = `${prefix.replace("%{record_type}", "a")}acme.ezra.world`;
    expect(mark).toBe("_edns-a.acme.ezra.world");
    expect(mark).not.toBe(synth.at("zone/placeholder").arguments.name);
  });

  it("reach Helm unharmed by Terraform's template language", () => {
    const release = synth.at("external-dns/chart/release").arguments.values as [string];
    expect(release[0]).toContain('"_edns-%%{record_type}."');
  });

  it.each(["sync", "upsert-only", "create-only"] as const)("always name the policy: %s", (externalDnsPolicy) => {
    expect(new SynthesizedServices({ externalDnsPolicy }).values("external-dns").policy).toBe(externalDnsPolicy);
  });
});

describe("values of Istio (S3-80)", () => {
  it("are of the ambient profile where it counts", () => {
    expect(values("istiod").profile).toBe("ambient");
    expect(values("istio-cni").profile).toBe("ambient");
  });

  it("send traces to where it is told, or nowhere", () => {
    expect(values("istiod").meshConfig).toEqual({
      enableTracing: true,
      extensionProviders: [
        { name: "tempo", opentelemetry: { service: "tempo.observability.svc.cluster.local", port: 4317 } },
      ],
    });
    expect(new SynthesizedServices({ tracing: undefined }).values("istiod")).not.toHaveProperty("meshConfig");
  });

  it("put the control plane before other pods, without a budget that a single one could not keep", () => {
    const budget = (of: SynthesizedServices) => of.values("istiod").global as Record<string, HelmValue>;
    expect(budget(synth)).toEqual({
      priorityClassName: "system-cluster-critical",
      defaultPodDisruptionBudget: { enabled: true },
    });
    expect(budget(single).defaultPodDisruptionBudget).toEqual({ enabled: false });
  });

  it("run as many control planes and gateways as asked, which no autoscaler of the charts changes", () => {
    expect(values("istiod")).toMatchObject({ replicaCount: 2, autoscaleEnabled: false });
    expect(values("istio-ingressgateway")).toMatchObject({ replicaCount: 2, autoscaling: { enabled: false } });
  });

  it("let pods of the mesh's own namespaces do what they must, and no more", () => {
    const enforced = (name: string) =>
      (synth.at(`istio/${name}/namespace`).arguments.metadata as { labels: Record<string, string> }).labels;
    expect(enforced("istio-system")).toEqual({ "pod-security.kubernetes.io/enforce": "privileged" });
    expect(enforced("istio-ingress")).toEqual({ "pod-security.kubernetes.io/enforce": "baseline" });
  });
});

describe("the ingress gateway's Service", () => {
  const service = (of: SynthesizedServices) =>
    of.values("istio-ingressgateway").service as { type: string; annotations: Record<string, string>; ports: object[] };
  const balancer = "service.beta.kubernetes.io/aws-load-balancer";
  const without = (name: keyof typeof NEWEST) =>
    service(new SynthesizedServices({ charts: { ...NEWEST, [name]: undefined } }));

  it("asks for a public NLB that sends to the pods and looks at their health (M-59)", () => {
    expect(service(synth)).toMatchObject({
      type: "LoadBalancer",
      annotations: {
        [`${balancer}-type`]: "external",
        [`${balancer}-nlb-target-type`]: "ip",
        [`${balancer}-scheme`]: "internet-facing",
        [`${balancer}-healthcheck-port`]: "15021",
        [`${balancer}-healthcheck-path`]: "/healthz/ready",
      },
    });
  });

  it("opens HTTP and HTTPS to the internet, and not its health", () => {
    expect(service(synth).ports).toMatchObject([{ port: 80 }, { port: 443 }]);
  });

  it("takes every name of the zone that has no record of its own (S3-84)", () => {
    const hostname = "external-dns.alpha.kubernetes.io/hostname";
    expect(service(synth).annotations[hostname]).toBe("*.acme.ezra.world");
    expect(without("external-dns").annotations).not.toHaveProperty([hostname]);
  });

  it("waits for no load balancer when nothing makes one", () => {
    expect(without("aws-load-balancer-controller")).toMatchObject({ type: "ClusterIP", annotations: {} });
  });
});

describe("values of every release", () => {
  const releases = synth.of("helm_release").map(({ arguments: { name } }) => name as string);

  it.each(releases.filter((name) => name !== "istio-base"))("say what %s needs, and no limit of CPU", (name) => {
    expect(values(name).resources).toEqual({
      requests: { cpu: expect.stringMatching(/^\d+m$/) as string, memory: expect.stringMatching(/^\d+Mi$/) as string },
      limits: { memory: expect.stringMatching(/^\d+Mi$/) as string },
    });
  });

  it.each(releases)("of %s ask for no ServiceMonitor, whose CRD comes in a later layer", (name) => {
    expect(JSON.stringify(values(name))).not.toMatch(/monitor/i);
  });

  it.each(["metrics-server", "istiod", "istio-ingressgateway"])("spread the pods of %s over the zones", (name) => {
    const label: Record<string, Record<string, string>> = {
      "metrics-server": { "app.kubernetes.io/name": "metrics-server" },
      istiod: { app: "istiod" },
      "istio-ingressgateway": { app: "istio-ingressgateway" },
    };
    expect(values(name).topologySpreadConstraints).toEqual(zoneSpread(label[name]!));
  });
});
