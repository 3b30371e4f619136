import type { QuotaId } from "../../../../../config/catalogue/account-quotas";
import { capacityOf } from "../../../../../config/catalogue/instance-capacity";
import type { Body } from "../../model/stack";
import type { Amount } from "../amount";
import { always } from "../amount";
import { blocksOf, numberOf, textsOf } from "../blocks";

/** Families that EC2 counts together, by their first letter. Source: Amazon EC2 quotas, 2026-11. */
const STANDARD = /^[acdhimrtz]/;

/** What machines take of the vCPUs that may run, from as few as a group may have to as many; families not known here are left out. */
export function* vcpusOf(type: "aws_instance" | "aws_eks_node_group", body: Body): Iterable<[QuotaId, Amount]> {
  const isGroup = type === "aws_eks_node_group";
  const types = isGroup ? textsOf(body.instance_types) : textsOf([body.instance_type]);
  const nodes = isGroup ? nodesOf(body) : always(1);
  const isSpot = body.capacity_type === "SPOT";
  for (const letter of ["standard", "x"] as const) {
    const sizes = types.filter((each) => classOf(each) === letter).map((each) => capacityOf(each)!.vcpus);
    if (sizes.length === 0) continue;
    // EC2 takes whichever of several types it has.
    const least = sizes.length < types.length ? 0 : nodes.least * Math.min(...sizes);
    yield [isSpot ? `${letter}-spot-vcpus` : `${letter}-vcpus`, { least, most: nodes.most * Math.max(...sizes) }];
  }
}

/** Types whose vCPUs nobody here can count. */
export function uncountedIn(body: Body): readonly string[] {
  return [...textsOf(body.instance_types), ...textsOf([body.instance_type])].filter((type) => !classOf(type));
}

/** Nodes of a group, from the fewest to the most. */
export function nodesOf(body: Body): Amount {
  const [scaling] = blocksOf(body.scaling_config);
  return { least: numberOf(scaling?.min_size), most: numberOf(scaling?.max_size) };
}

function classOf(type: string): "standard" | "x" | undefined {
  if (capacityOf(type) === undefined) return undefined;
  if (STANDARD.test(type)) return "standard";
  return type.startsWith("x") ? "x" : undefined;
}
