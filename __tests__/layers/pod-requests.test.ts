import type { ChartPage } from "../../config/catalogue/workloads/chart-page";
import { CHART_PAGES } from "../../config/catalogue/workloads/chart-pages";
import { clusterFit } from "../../config/capacity/cluster-fit";
import { clusterReplicas, clusterRequests } from "../../config/capacity/cluster-requests";
import { CONTAINER_NAMES, CONTAINERS, type ContainerName } from "../../config/catalogue/workloads/containers";
import { sumOf, type PodRequests } from "../../config/capacity/cluster-demand";
import type { LayerName } from "../../config/layers";
import { allocatableOf } from "../../config/capacity/node-allocatable";
import { clientEntry } from "../support/registry";
import type { Body } from "../../scripts/fleet/review/model/stack";
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

const PLACES: Readonly<Partial<Record<ContainerName, Place>>> = {
  ...placesOnPlainPages(),
  "aws-load-balancer-controller": place("aws-load-balancer-controller", "resources", "replicaCount"),
  "cluster-autoscaler": place("cluster-autoscaler"),
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

/** What is switched off by default, a client that asks for nothing in particular does not have. */
const RUNNING = CONTAINER_NAMES.filter((name) => clusterReplicas("standard", { alerting: { slack: {} } })[name] > 0);
const INSTALLED = RUNNING.filter((name) => CONTAINERS[name].layer !== "platform");
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

it("looks at every container of layers 05 and 06, and no other", () => {
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
    const { pods } = CONTAINERS[name];
    const expected = typeof pods === "object" && "setting" in pods ? pods.usual : replicas[name];
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
    const podOf = (name: ContainerName): PodRequests => {
      const containers = CONTAINER_NAMES.filter((each) => each === name || CONTAINERS[each].inPodOf === name);
      return {
        name,
        ...sumOf(containers.map((each) => (PLACES[each] ? numbers(requestsIn(PLACES[each])) : requests[each]))),
      };
    };
    const pods = CONTAINER_NAMES.filter((name) => CONTAINERS[name].inPodOf === undefined && replicas[name] > 0);
    const perNode = pods.filter((name) => CONTAINERS[name].pods === "per-node").map(podOf);
    const anywhere = pods
      .filter((name) => CONTAINERS[name].pods !== "per-node")
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

/** Where the values that a page works out by itself have its containers: found by marks. */
function placesOnPlainPages(): Partial<Record<ContainerName, Place>> {
  const pages = Object.entries<ChartPage>(CHART_PAGES).filter(([, { switch: on }]) => on?.default !== false);
  const places = pages.flatMap(([release, { plain, containers }]) =>
    Object.keys(plain ? containers : {}).map((container, index) => {
      const marked = plain!.values({
        replicas: (asked) => (asked === container ? 1000 + index : 1),
        resources: (asked) => ({ mark: asked }),
        zoneSpread: () => [],
      });
      const resources = pathTo(marked, (value) => at(value, "mark") === container);
      return [
        container,
        place(
          release,
          resources,
          pathTo(marked, (value) => value === 1000 + index),
        ),
      ];
    }),
  );
  return Object.fromEntries(places) as Partial<Record<ContainerName, Place>>;
}

/** The path of the first value that passes, where there is one. */
function pathTo(value: unknown, passes: (value: unknown) => boolean): string | undefined {
  if (passes(value)) return "";
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const inner = pathTo(member, passes);
    if (inner !== undefined) return inner ? `${key}.${inner}` : key;
  }
  return undefined;
}
