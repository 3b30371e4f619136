import { clusterFit } from "../../config/capacity/cluster-fit";
import { clusterReplicas, clusterRequests, WORKLOADS, type WorkloadName } from "../../config/capacity/cluster-requests";
import { sumOf, type PodRequests } from "../../config/capacity/cluster-demand";
import type { LayerName } from "../../config/layers";
import { allocatableOf } from "../../config/capacity/node-allocatable";
import { clientEntry } from "../support/registry";
import type { Body } from "../support/synth";
import { at, SynthesizedFleet, valuesOf } from "./synthesized-fleet";

/** Where a release's values say what a workload's container asks for, and how many pods there are. */
interface Place {
  readonly release: string;
  readonly resources: string;
  /** Absent where there is one pod, or one on every node, whatever the values say. */
  readonly replicas?: string;
}

const place = (release: string, resources = "resources", replicas?: string): Place => ({
  release,
  resources,
  replicas,
});

const spec = "prometheus.prometheusSpec";
const alertmanager = "alertmanager.alertmanagerSpec";

const PLACES: Readonly<Partial<Record<WorkloadName, Place>>> = {
  "aws-load-balancer-controller": place("aws-load-balancer-controller", "resources", "replicaCount"),
  "cluster-autoscaler": place("cluster-autoscaler"),
  "metrics-server": place("metrics-server", "resources", "replicas"),
  "external-dns": place("external-dns"),
  istiod: place("istiod", "resources", "replicaCount"),
  "istio-cni": place("istio-cni"),
  ztunnel: place("ztunnel"),
  "istio-ingressgateway": place("istio-ingressgateway", "resources", "replicaCount"),
  "node-exporter": place("kps", "prometheus-node-exporter.resources"),
  "fluent-bit": place("fluent-bit"),
  "kube-state-metrics": place("kps", "kube-state-metrics.resources"),
  "prometheus-operator": place("kps", "prometheusOperator.resources"),
  prometheus: place("kps", `${spec}.resources`, `${spec}.replicas`),
  "thanos-sidecar": place("kps", `${spec}.thanos.resources`, `${spec}.replicas`),
  "thanos-query": place("thanos", "query.resources", "query.replicaCount"),
  "thanos-store": place("thanos", "storegateway.resources", "storegateway.replicaCount"),
  "thanos-compactor": place("thanos", "compactor.resources", "compactor.replicaCount"),
  alertmanager: place("kps", `${alertmanager}.resources`, `${alertmanager}.replicas`),
  grafana: place("kps", "grafana.resources"),
  loki: place("loki", "singleBinary.resources", "singleBinary.replicas"),
  tempo: place("tempo", "tempo.resources"),
};

const NAMES = Object.keys(WORKLOADS) as WorkloadName[];
const INSTALLED = NAMES.filter((name) => WORKLOADS[name].layer !== "platform");
const LAYERS = ["cluster-services", "observability"] as const satisfies readonly LayerName[];

/** The nodes that a new client of each tier has: the defaults, and what node-capacity asks of a premium client. */
const NODES = {
  standard: { instance_types: ["t3.medium"], min_size: 2, max_size: 5, desired_size: 2 },
  premium: { instance_types: ["t3.medium"], min_size: 4, max_size: 6, desired_size: 4 },
};

const fleet = SynthesizedFleet.of({
  standard: clientEntry(1, { eks: NODES.standard }),
  premium: clientEntry(2, { tier: "premium", eks: NODES.premium }),
});

it("looks at every workload of layers 05 and 06, and no other", () => {
  expect(Object.keys(PLACES).sort()).toEqual([...INSTALLED].sort());
});

describe.each(["standard", "premium"] as const)("The pods of a %s client's cluster", (tier) => {
  const values = Object.fromEntries(
    LAYERS.flatMap((layer) => fleet.releases(layer, tier)).map((release) => [release.name, valuesOf(release)]),
  );
  const requests = clusterRequests(tier);
  const replicas = clusterReplicas(tier, {});

  const requestsIn = ({ release, resources }: Place): Body => at(values[release], `${resources}.requests`) as Body;
  const replicasIn = ({ release, replicas: path }: Place): unknown => (path ? at(values[release], path) : 1);

  it.each(INSTALLED)("ask for what the table says, and are as many: %s", (name) => {
    const { cpuMillicores, memoryMib } = requests[name];
    expect(requestsIn(PLACES[name]!)).toEqual({ cpu: `${cpuMillicores}m`, memory: `${memoryMib}Mi` });
    const expected = WORKLOADS[name].pods === "istioIngressGatewayReplicas" ? 2 : replicas[name];
    expect(replicasIn(PLACES[name]!)).toBe(expected);
  });

  it("have no container with requests that the table doesn't know", () => {
    const known = Object.values(PLACES).map(({ release, resources }) => `${release} ${resources}`);
    const found = Object.entries(values).flatMap(([release, each]) =>
      [...containersIn(each)].map((path) => `${release} ${path}`),
    );
    expect(found.sort()).toEqual([...new Set(known)].sort());
  });

  it("fit the client's nodes, by what the values themselves ask for (S3-14, S3-92)", () => {
    const podOf = (name: WorkloadName): PodRequests => {
      const containers = NAMES.filter((each) => each === name || WORKLOADS[each].inPodOf === name);
      return {
        name,
        ...sumOf(containers.map((each) => (PLACES[each] ? numbers(requestsIn(PLACES[each])) : requests[each]))),
      };
    };
    const pods = NAMES.filter((name) => WORKLOADS[name].inPodOf === undefined && replicas[name] > 0);
    const perNode = pods.filter((name) => WORKLOADS[name].pods === "per-node").map(podOf);
    const anywhere = pods
      .filter((name) => WORKLOADS[name].pods !== "per-node")
      .flatMap((name) => {
        const count = PLACES[name] ? Number(replicasIn(PLACES[name])) : replicas[name];
        return Array.from({ length: count }, () => podOf(name));
      });
    const { instance_types, desired_size } = NODES[tier];
    const fit = clusterFit(allocatableOf(instance_types[0]!)!, desired_size, { perNode, anywhere });
    expect(fit).toMatchObject({ fits: true });
    expect(fit.asks.memoryMib).toBeGreaterThan(1000);
  });
});

/** Paths of everything that asks for processor time. */
function* containersIn(value: unknown, path = ""): Iterable<string> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    const inner = path ? `${path}.${key}` : key;
    if (key === "resources" && at(member, "requests.cpu") !== undefined) yield inner;
    else yield* containersIn(member, inner);
  }
}

/** `50m` and `128Mi` as numbers. */
function numbers({ cpu, memory }: Body): { cpuMillicores: number; memoryMib: number } {
  return { cpuMillicores: parseInt(String(cpu), 10), memoryMib: parseInt(String(memory), 10) };
}
