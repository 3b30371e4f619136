import {
  PODS_FROM_EIGHTH_GENERATION,
  PODS_OF_BURSTABLE,
  PODS_UP_TO_SEVENTH_GENERATION,
} from "../catalogue/instance-pods";
import { capacityOf } from "../catalogue/instance-capacity";
import { familyOf } from "../catalogue/instance-types";

/** What the scheduler may give to pods on one node. */
export interface Allocatable {
  readonly cpuMillicores: number;
  readonly memoryMib: number;
  readonly pods: number;
}

/** Share of a machine's memory that the hypervisor and the kernel take: Karpenter's default estimate. */
const VM_OVERHEAD = 0.075;
/** Below this the kubelet evicts pods: evictionHard of nodeadm. */
const EVICTION_MIB = 100;

/** Shares of each core, in thousandths, that kubelet and container runtime keep; the last goes for all further cores. */
const RESERVED_OF_CORES = [60, 10, 5, 5, 2.5] as const;

/**
 * What a node of a type has for pods, or undefined where the type's size is unknown. The image is AL2023: reservations are
 * those of its nodeadm (awslabs/amazon-eks-ami, nodeadm/internal/kubelet/config.go), as of 2026-07.
 */
export function allocatableOf(type: string): Allocatable | undefined {
  const capacity = capacityOf(type);
  if (!capacity) return undefined;
  const { vcpus, memoryMib } = capacity;
  return {
    cpuMillicores: vcpus * 1000 - reservedMillicores(vcpus),
    memoryMib: Math.max(0, Math.floor(memoryMib * (1 - VM_OVERHEAD)) - reservedMib(type) - EVICTION_MIB),
    // What managed node groups set where nodes take prefixes of addresses, however many a type could take.
    pods: vcpus > 30 ? 250 : 110,
  };
}

function reservedMillicores(vcpus: number): number {
  const shares = Array.from({ length: vcpus }, (_, core) => RESERVED_OF_CORES[Math.min(core, 4)]!);
  return Math.floor(shares.reduce((sum, share) => sum + share, 0));
}

/**
 * nodeadm counts the pods that a type's interfaces could give single addresses to, although with prefixes there are
 * others: kubelet's own number of pods doesn't go into what is reserved.
 */
function reservedMib(type: string): number {
  return 255 + 11 * addressedPods(type);
}

function addressedPods(type: string): number {
  const family = familyOf(type);
  const burstable = family.startsWith("t") ? PODS_OF_BURSTABLE[type.slice(family.length + 1)] : undefined;
  if (burstable !== undefined) return burstable;
  const xlarges = capacityOf(type)!.vcpus / 4;
  const generation = Number(/\d+/.exec(family)?.[0]);
  const steps = generation < 8 ? PODS_UP_TO_SEVENTH_GENERATION : PODS_FROM_EIGHTH_GENERATION;
  return steps.find(([most]) => xlarges <= most)![1];
}
