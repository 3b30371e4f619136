import type { PerTier } from "../tiers";

/** What the scheduler keeps free on a node for one container. */
export interface ContainerRequests {
  readonly cpuMillicores: number;
  readonly memoryMib: number;
}

/** How many pods as platform.yaml says, in a setting of cluster_services. */
export interface PodsSetting {
  readonly setting: "istio_ingress_gateway_replicas";
  readonly usual: number;
}

/** One kind of container that a cluster runs. */
export interface Container {
  /** One on every node; so many by tier; or as many as platform.yaml says. */
  readonly pods: "per-node" | PerTier<number> | PodsSetting;
  readonly requests: ContainerRequests;
  /** Where more replicas, metrics and days ask for more. */
  readonly premium?: ContainerRequests;
  /** The container in whose pods it is a second one. */
  readonly inPodOf?: string;
}

/** One pod on every node. */
export const PER_NODE = "per-node";
/** One pod, whatever the tier. */
export const ONE = { standard: 1, premium: 1 } as const;
/** Two pods, whatever the tier. */
export const TWO = { standard: 2, premium: 2 } as const;
/** Premium clients have a second one where two make sense (S3-91, S3-92). */
export const PAIRED = { standard: 1, premium: 2 } as const;

/** Requests in millicores and MiB. */
export function ask(cpuMillicores: number, memoryMib: number): ContainerRequests {
  return { cpuMillicores, memoryMib };
}
