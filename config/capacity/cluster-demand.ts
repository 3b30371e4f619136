import type { Tier } from "../catalogue/tiers";
import type { ContainerRequests } from "../catalogue/workloads/container";
import { CONTAINER_NAMES, CONTAINERS, type ContainerName } from "../catalogue/workloads/containers";
import { clusterReplicas, clusterRequests, type ClusterSettings } from "./cluster-requests";

/** One pod with all its containers, named after the first. */
export interface PodRequests extends ContainerRequests {
  readonly name: ContainerName;
}

/** The pods that each node has one of, and those that run on any of them. */
export interface ClusterDemand {
  readonly perNode: readonly PodRequests[];
  readonly anywhere: readonly PodRequests[];
}

/** Every pod that a client's cluster runs before the client's own. */
export function clusterDemand(tier: Tier, settings: ClusterSettings): ClusterDemand {
  const requests = clusterRequests(tier);
  const replicas = clusterReplicas(tier, settings);
  const pods = CONTAINER_NAMES.filter((name) => CONTAINERS[name].inPodOf === undefined).flatMap((name) => {
    const containers = CONTAINER_NAMES.filter((each) => each === name || CONTAINERS[each].inPodOf === name);
    const pod: PodRequests = { name, ...sumOf(containers.map((each) => requests[each])) };
    return Array.from({ length: replicas[name] }, () => pod);
  });
  const isPerNode = ({ name }: PodRequests): boolean => CONTAINERS[name].pods === "per-node";
  return { perNode: pods.filter(isPerNode), anywhere: pods.filter((pod) => !isPerNode(pod)) };
}

/** All requests together. */
export function sumOf(requests: readonly ContainerRequests[]): ContainerRequests {
  return {
    cpuMillicores: requests.reduce((sum, { cpuMillicores }) => sum + cpuMillicores, 0),
    memoryMib: requests.reduce((sum, { memoryMib }) => sum + memoryMib, 0),
  };
}
