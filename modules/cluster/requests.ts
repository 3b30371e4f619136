import type { ContainerRequests } from "../../config/catalogue/workloads/container";
import type { PlainValues } from "../../config/catalogue/workloads/plain-release";

/** A request is what a workload needs day by day: twice that leaves room for peaks, and stops a leak before it takes the node. */
const MEMORY_LIMIT_FACTOR = 2;

/** A container's `resources`: its requests and a limit of memory. None of CPU: throttling helps nobody when a node has time to spare. */
export function resources({ cpuMillicores, memoryMib }: ContainerRequests): PlainValues {
  return {
    requests: { cpu: `${cpuMillicores}m`, memory: `${memoryMib}Mi` },
    limits: { memory: `${memoryMib * MEMORY_LIMIT_FACTOR}Mi` },
  };
}
