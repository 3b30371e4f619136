import type { Body } from "../model/stack";

/** `first`: the new one is there before the old one goes. `refused`: prevent_destroy ends the plan, and nothing of the stack is changed. */
export type HowReplaced = "first" | "refused" | "destroyed first";

/** By which argument AWS tells resources of a type apart. */
const NAMES: Readonly<Record<string, string>> = { aws_eks_node_group: "node_group_name", aws_eks_cluster: "name" };

/** How Terraform replaces a resource, by its `lifecycle` after the change. */
export function howReplaced(type: string, bodyBefore: Body, bodyAfter: Body): HowReplaced {
  const { prevent_destroy, create_before_destroy } = (bodyAfter.lifecycle ?? {}) as Body;
  if (prevent_destroy === true) return "refused";
  if (create_before_destroy !== true) return "destroyed first";
  const name = NAMES[type];
  // Two of one name can't be there at once.
  return name !== undefined && bodyBefore[name] === bodyAfter[name] ? "destroyed first" : "first";
}
