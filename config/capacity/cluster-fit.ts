import { sumOf, type ClusterDemand, type PodRequests } from "./cluster-demand";
import type { ContainerRequests } from "../catalogue/workloads/container";
import { MOST_NODES_OF_A_GROUP } from "../catalogue/quotas";
import { architectureOf } from "../catalogue/instance-types";
import { allocatableOf, type Allocatable } from "./node-allocatable";

/** What so many nodes of a size have for pods, and what the pods of a cluster with so many nodes ask for. */
export interface ClusterFit {
  readonly fits: boolean;
  readonly has: ContainerRequests;
  readonly asks: ContainerRequests;
}

/** Whether nodes carry a cluster's pods; as sums, since there are many pods and each is much smaller than a node. */
export function clusterFit(node: Allocatable, nodes: number, { perNode, anywhere }: ClusterDemand): ClusterFit {
  const asks = sumOf([...Array.from({ length: nodes }, () => perNode).flat(), ...anywhere]);
  const has = { cpuMillicores: nodes * node.cpuMillicores, memoryMib: nodes * node.memoryMib };
  const pods = nodes * perNode.length + anywhere.length;
  return { fits: holds(has, asks) && pods <= nodes * node.pods, has, asks };
}

/** The largest pod that finds no room on an empty node, beside those that every node has; undefined when all do. */
export function podTooLarge(node: Allocatable, { perNode, anywhere }: ClusterDemand): PodRequests | undefined {
  const tooLarge = anywhere.filter((pod) => !holds(node, sumOf([...perNode, pod])));
  return tooLarge.sort((a, b) => b.memoryMib - a.memoryMib)[0];
}

/** The fewest nodes of a size that carry a cluster's pods, or undefined when no number does. */
export function nodesNeeded(node: Allocatable, demand: ClusterDemand): number | undefined {
  if (podTooLarge(node, demand)) return undefined;
  for (let nodes = 1; nodes <= MOST_NODES_OF_A_GROUP; nodes++) if (clusterFit(node, nodes, demand).fits) return nodes;
  return undefined;
}

/** Usual types for nodes, smallest first. */
const USUAL_TYPES = {
  x86_64: ["t3.medium", "t3.large", "m6i.large", "m6i.xlarge", "m6i.2xlarge", "m6i.4xlarge"],
  arm64: ["t4g.medium", "t4g.large", "m7g.large", "m7g.xlarge", "m7g.2xlarge", "m7g.4xlarge"],
} as const;

/** The smallest usual type, of the same architecture, of which so many nodes would do. */
export function typeThatFits(type: string, nodes: number, demand: ClusterDemand): string | undefined {
  return USUAL_TYPES[architectureOf(type)].find((each) => {
    const needed = nodesNeeded(allocatableOf(each)!, demand);
    return needed !== undefined && needed <= nodes;
  });
}

function holds(has: ContainerRequests, asks: ContainerRequests): boolean {
  return asks.cpuMillicores <= has.cpuMillicores && asks.memoryMib <= has.memoryMib;
}
