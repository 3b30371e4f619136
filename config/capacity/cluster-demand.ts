import {
  clusterReplicas,
  clusterRequests,
  WORKLOADS,
  type ClusterSettings,
  type ContainerRequests,
  type Tier,
  type WorkloadName,
} from "./cluster-requests";

/** One pod with all its containers, named after the first. */
export interface PodRequests extends ContainerRequests {
  readonly name: WorkloadName;
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
  const names = Object.keys(WORKLOADS) as WorkloadName[];
  const pods = names
    .filter((name) => WORKLOADS[name].inPodOf === undefined)
    .flatMap((name) => {
      const containers = names.filter((each) => each === name || WORKLOADS[each].inPodOf === name);
      const pod: PodRequests = { name, ...sumOf(containers.map((each) => requests[each])) };
      return Array.from({ length: replicas[name] }, () => pod);
    });
  const isPerNode = ({ name }: PodRequests): boolean => WORKLOADS[name].pods === "per-node";
  return { perNode: pods.filter(isPerNode), anywhere: pods.filter((pod) => !isPerNode(pod)) };
}

/** All requests together. */
export function sumOf(requests: readonly ContainerRequests[]): ContainerRequests {
  return {
    cpuMillicores: requests.reduce((sum, { cpuMillicores }) => sum + cpuMillicores, 0),
    memoryMib: requests.reduce((sum, { memoryMib }) => sum + memoryMib, 0),
  };
}
