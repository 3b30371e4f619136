import { clusterDemand, type ClusterDemand } from "../capacity/cluster-demand";
import { clusterFit, nodesNeeded, podTooLarge, typeThatFits } from "../capacity/cluster-fit";
import { hasAccelerator, isNitro } from "../catalogue/instance-types";
import { allocatableOf, type Allocatable } from "../capacity/node-allocatable";
import type { Path } from "../reading/path";
import type { Problem } from "../reading/problem";
import type { Check, InFile } from "../registry";
import { clusterOf, type EksDraft } from "./cluster-of";

/** A premium client's pairs of Prometheus and Alertmanager never share a node (S3-92), and there are two zones. */
const LEAST_NODES = 2;

/** The nodes of every cluster carry what layers 02, 05 and 06 run there (S3-14, S3-91, S3-92). */
export const checkNodeCapacity: Check = function* (registry) {
  const { platform = {} } = registry;
  const autoscaler = platform.clusterServices?.enableClusterAutoscaler !== false;
  for (const deployment of registry.deployments) {
    const { entry, path } = deployment;
    const eks = clusterOf(deployment);
    if (!eks || entry.tier === undefined) continue;
    const at = [...path, "eks"];
    // What a further deployment takes over from the first is wrong there.
    if (path.length > 2 && !registry.written(at)) continue;
    yield* unknownSizes(eks, [...at, "instance_types"]);
    if (entry.tier === "premium" && eks.minSize !== undefined && eks.minSize < LEAST_NODES) {
      const message = "gives a premium client one node, and its pairs of pods never share one";
      yield { file: "clients", path: [...at, "min_size"], rule: "node-capacity", message, hint: "min_size 2" };
    } else {
      yield* roomProblems(eks, clusterDemand(entry.tier, platform), autoscaler, at);
    }
  }
};

function* unknownSizes({ instanceTypes = [] }: EksDraft, path: Path): Iterable<Problem & InFile> {
  for (const [index, type] of instanceTypes.entries()) {
    if (type === undefined || hasAccelerator(type) || !isNitro(type) || allocatableOf(type)) continue;
    yield {
      file: "clients",
      path: [...path, index],
      severity: "warning",
      rule: "node-capacity",
      message: "is of a size this project doesn't know: nobody checks whether such nodes carry what every cluster runs",
    };
  }
}

function* roomProblems(
  { instanceTypes = [], minSize, desiredSize, maxSize }: EksDraft,
  demand: ClusterDemand,
  autoscaler: boolean,
  path: Path,
): Iterable<Problem & InFile> {
  const smallest = smallestOf(instanceTypes);
  if (!smallest) return;
  const { type, node, index } = smallest;
  const rule = "node-capacity";
  const pod = podTooLarge(node, demand);
  if (pod) {
    const message = `has no room for ${pod.name}, which asks for ${amount(pod)} beside what runs on every node`;
    const hint = wouldDo(typeThatFits(type, desiredSize ?? LEAST_NODES, demand));
    yield { file: "clients", path: [...path, "instance_types", index], rule, message, hint };
    return;
  }
  if (minSize === undefined || desiredSize === undefined || maxSize === undefined) return;
  // Sizes that contradict each other are a finding of their own.
  if (maxSize < LEAST_NODES || desiredSize < minSize || desiredSize > maxSize) return;
  /** What is wrong with so many nodes, or undefined when they do. */
  const shortage = (field: string, nodes: number, because: string): (Problem & InFile) | undefined => {
    const { fits, has, asks } = clusterFit(node, nodes, demand);
    if (fits) return undefined;
    const message = `${nodes} × ${type} have ${amount(has)} for pods, and what every cluster runs asks for ${amount(asks)}${because}`;
    const needed = nodesNeeded(node, demand);
    const hint = wouldDo(needed === undefined ? undefined : `${field} ${needed}`, typeThatFits(type, nodes, demand));
    return { file: "clients", path: [...path, field], rule, message, hint, value: "" };
  };
  const never = shortage("max_size", maxSize, "");
  const atFirst = shortage("desired_size", desiredSize, autoscaler ? TO_BE_ADDED : NEVER_ADDED);
  if (never) yield never;
  else if (atFirst) yield autoscaler ? { ...atFirst, severity: "warning" } : atFirst;
}

/** What it means that a new cluster's nodes don't do, although all it may have would. */
const TO_BE_ADDED = ": a new cluster is complete only when the autoscaler has added nodes";
const NEVER_ADDED = ", and no autoscaler adds nodes";

/** Any type of the list may be what a cluster gets: the one with least memory has to do. */
function smallestOf(
  types: readonly (string | undefined)[],
): { type: string; node: Allocatable; index: number } | undefined {
  const known = types.flatMap((type, index) => {
    const node = type === undefined ? undefined : allocatableOf(type);
    return type !== undefined && node ? [{ type, node, index }] : [];
  });
  return known.sort((a, b) => a.node.memoryMib - b.node.memoryMib || a.node.cpuMillicores - b.node.cpuMillicores)[0];
}

function amount({ cpuMillicores, memoryMib }: { cpuMillicores: number; memoryMib: number }): string {
  return `${memoryMib} MiB and ${cpuMillicores} millicores`;
}

function wouldDo(...choices: (string | undefined)[]): string {
  const known = choices.filter((each) => each !== undefined);
  return known.length > 0 ? `${known.join(", or ")} would do` : "larger instance types, or fewer services";
}
