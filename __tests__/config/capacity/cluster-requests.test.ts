import { ADD_ONS } from "../../../config/catalogue/add-ons";
import {
  clusterReplicas,
  clusterRequests,
  WORKLOADS,
  type WorkloadName,
} from "../../../config/capacity/cluster-requests";
import { observabilitySizes } from "../../../config/capacity/observability-sizes";
import { clientEntry, fleetOf, projectOf } from "../../support/registry";

const TIERS = ["standard", "premium"] as const;
const NAMES = Object.keys(WORKLOADS) as WorkloadName[];
const on = (tier: (typeof TIERS)[number], settings = {}) => {
  const replicas = clusterReplicas(tier, settings);
  return NAMES.filter((name) => replicas[name] > 0);
};

describe("What every cluster runs", () => {
  it.each(TIERS)("has pods of each workload for a %s client, whoever asks for nothing in particular", (tier) => {
    const withSecrets = { alerting: { slack: {} } };
    expect(on(tier, withSecrets)).toEqual(NAMES);
  });

  it.each(NAMES.filter((name) => WORKLOADS[name].layer !== "platform"))("gives %s some CPU and memory", (name) => {
    for (const tier of TIERS) {
      const { cpuMillicores, memoryMib } = clusterRequests(tier)[name];
      expect(cpuMillicores).toBeGreaterThan(0);
      expect(memoryMib).toBeGreaterThan(0);
    }
  });

  it.each(NAMES)("never asks less for %s of a premium client", (name) => {
    const [standard, premium] = TIERS.map((tier) => clusterRequests(tier)[name]) as [Requests, Requests];
    expect(premium.cpuMillicores).toBeGreaterThanOrEqual(standard.cpuMillicores);
    expect(premium.memoryMib).toBeGreaterThanOrEqual(standard.memoryMib);
  });

  it.each([
    ["enableClusterAutoscaler", ["cluster-autoscaler"]],
    ["enableAwsLoadBalancerController", ["aws-load-balancer-controller"]],
    ["enableMetricsServer", ["metrics-server"]],
    ["enableExternalDns", ["external-dns"]],
    ["enableIstioServiceMesh", ["istiod", "istio-cni", "ztunnel", "istio-ingressgateway"]],
  ])("has no pod of what %s switches off (S3-76)", (setting, names) => {
    const left = on("premium", { clusterServices: { [setting]: false } });
    expect(on("premium").filter((name) => !left.includes(name))).toEqual(names);
  });

  it("mounts secrets only where an alert needs one (S3-93)", () => {
    const driver = NAMES.filter((name) => name.startsWith("secrets-store"));
    expect(driver).toHaveLength(2);
    expect(on("standard")).not.toEqual(expect.arrayContaining([expect.stringMatching(/^secrets-store/)]));
    for (const alerting of [{ slack: {} }, { smtp: {} }])
      expect(on("standard", { alerting })).toEqual(expect.arrayContaining(driver));
  });

  it("has as many gateway pods as platform.yaml says (S3-80)", () => {
    const replicas = clusterReplicas("standard", { clusterServices: { istioIngressGatewayReplicas: 7 } });
    expect(replicas["istio-ingressgateway"]).toBe(7);
  });

  it.each(TIERS)("has the replicas that the tier %s buys (S3-91, S3-92)", (tier) => {
    const { clients, platform } = fleetOf(projectOf({ acme: clientEntry(1, { tier }) }));
    const sizes = observabilitySizes(clients[0]!, platform);
    const replicas = clusterReplicas(tier, platform);
    expect(replicas.prometheus).toBe(sizes.prometheus.replicas);
    expect(replicas["thanos-sidecar"]).toBe(sizes.prometheus.replicas);
    expect(replicas.alertmanager).toBe(sizes.alertmanager.replicas);
  });

  it("has a row for the pods of every EKS add-on", () => {
    const rows: Record<(typeof ADD_ONS)[number], WorkloadName[]> = {
      "vpc-cni": ["aws-node"],
      "kube-proxy": ["kube-proxy"],
      coredns: ["coredns"],
      "eks-pod-identity-agent": ["eks-pod-identity-agent"],
      "aws-ebs-csi-driver": ["ebs-csi-node", "ebs-csi-controller"],
      "aws-secrets-store-csi-driver-provider": ["secrets-store-csi-driver", "secrets-store-csi-driver-provider-aws"],
    };
    const ofAddOns = NAMES.filter((name) => WORKLOADS[name].layer === "platform");
    expect(Object.keys(rows).sort()).toEqual([...ADD_ONS].sort());
    expect(Object.values(rows).flat().sort()).toEqual([...ofAddOns].sort());
  });
});

type Requests = ReturnType<typeof clusterRequests>[WorkloadName];
