import type { ResourceChange } from "../changes/change-set";
import { ownerOf } from "../model/owner";
import type { Resource, Stack } from "../model/stack";
import type { PlanDocument, PlannedResource } from "./plan-document";
import { plannedAction } from "./planned-action";
import { plannedAttributes } from "./planned-attributes";

/** What a plan of a stack does, address by address: what it leaves alone or only reads is no change. */
export function changesInPlan(plan: PlanDocument, stack: Stack, clients: ReadonlySet<string>): ResourceChange[] {
  const resources = new Map(stack.resources.map((each) => [each.address, each]));
  return (plan.resource_changes ?? []).flatMap((each) => {
    const change = changeOf(each, stack, resources, clients);
    return change === undefined ? [] : [change];
  });
}

/** As the stack writes an address: one of many that a block makes is told by the block. */
export function blockAddress({ mode, type, name }: PlannedResource): string {
  return `${mode === "data" ? "data." : ""}${type}.${name}`;
}

function changeOf(
  each: PlannedResource,
  { name: stack, layer }: Stack,
  resources: ReadonlyMap<string, Resource>,
  clients: ReadonlySet<string>,
): ResourceChange | undefined {
  const action = each.mode === "managed" ? plannedAction(each) : undefined;
  if (action === undefined) return undefined;
  const inPlace = action === "change" || action === "replace";
  return {
    stack,
    layer,
    // What is left of an earlier replacement has the address of what took its place.
    address: each.deposed === undefined ? each.address : `${each.address} (deposed ${each.deposed})`,
    type: each.type,
    owner: ownerOf(each.name, clients),
    action,
    attributes: inPlace ? plannedAttributes(each, resources.get(blockAddress(each))?.body) : [],
    replacedBy: action === "replace" ? (each.change.replace_paths ?? []).map((path) => path.join(".")) : [],
    source: "plan",
    ...(each.previous_address !== undefined && { movedFrom: each.previous_address }),
  };
}
