import type { ChartPage } from "../../../config/catalogue/workloads/chart-page";
import { CHART_PAGES } from "../../../config/catalogue/workloads/chart-pages";
import { ADD_ON_PAGES } from "../../../config/catalogue/workloads/eks-add-ons";
import { CONTAINER_NAMES, CONTAINERS, type ContainerName } from "../../../config/catalogue/workloads/containers";
import { clusterReplicas, clusterRequests } from "../../../config/capacity/cluster-requests";
import { observabilitySizes } from "../../../config/capacity/observability-sizes";
import { TIERS, type Tier } from "../../../config/catalogue/tiers";
import { camelKey } from "../../../config/reading/camel";
import { clientEntry, fleetOf, projectOf } from "../../support/registry";

const on = (tier: Tier, settings = {}) => {
  const replicas = clusterReplicas(tier, settings);
  return CONTAINER_NAMES.filter((name) => replicas[name] > 0);
};

/** Everything that has a switch, whichever way the switch is by default. */
const SWITCHED_ON = Object.fromEntries(
  Object.values<ChartPage>(CHART_PAGES).flatMap((page) => (page.switch ? [[camelKey(page.switch.field), true]] : [])),
);

describe("What every cluster runs", () => {
  it.each(TIERS)("has pods of everything for a %s client, once all switches are on", (tier) => {
    expect(on(tier, { clusterServices: SWITCHED_ON, alerting: { slack: {} } })).toEqual(CONTAINER_NAMES);
  });

  it.each(TIERS)(
    "has pods of what is on by default for a %s client, whoever asks for nothing in particular",
    (tier) => {
      const byDefault = CONTAINER_NAMES.filter((name) => {
        const page = (CHART_PAGES as Readonly<Record<string, ChartPage>>)[CONTAINERS[name].page];
        return page?.switch?.default !== false;
      });
      expect(on(tier, { alerting: { slack: {} } })).toEqual(byDefault);
    },
  );

  it.each(CONTAINER_NAMES.filter((name) => CONTAINERS[name].layer !== "platform"))(
    "gives %s some CPU and memory",
    (name) => {
      for (const tier of TIERS) {
        const { cpuMillicores, memoryMib } = clusterRequests(tier)[name];
        expect(cpuMillicores).toBeGreaterThan(0);
        expect(memoryMib).toBeGreaterThan(0);
      }
    },
  );

  it.each(CONTAINER_NAMES)("never asks less for %s of a premium client", (name) => {
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
    const driver = CONTAINER_NAMES.filter((name) => name.startsWith("secrets-store"));
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

  it("has pods of every page, and of every EKS add-on among them", () => {
    const pages = CONTAINER_NAMES.map((name) => CONTAINERS[name].page);
    expect([...new Set(pages)]).toEqual([...Object.keys(ADD_ON_PAGES), ...Object.keys(CHART_PAGES)]);
  });
});

type Requests = ReturnType<typeof clusterRequests>[ContainerName];
