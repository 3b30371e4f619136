import type { HelmValues } from "./helm-values";

/** What the scheduler keeps free on a node for one container. */
export interface ContainerRequests {
  readonly cpuMillicores: number;
  readonly memoryMib: number;
}

/** A request is what a workload needs day by day: twice that leaves room for peaks, and stops a leak before it takes the node. */
const MEMORY_LIMIT_FACTOR = 2;

/** A container's `resources`: its requests and a limit of memory. None of CPU: throttling helps nobody when a node has time to spare. */
export function resources({ cpuMillicores, memoryMib }: ContainerRequests): HelmValues {
  return {
    requests: { cpu: `${cpuMillicores}m`, memory: `${memoryMib}Mi` },
    limits: { memory: `${memoryMib * MEMORY_LIMIT_FACTOR}Mi` },
  };
}
