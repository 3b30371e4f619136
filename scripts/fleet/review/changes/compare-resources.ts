import { forecastReplacement } from "../replacement/forecast-replacement";
import type { Resource } from "../model/stack";
import { attributeChanges } from "./attribute-changes";
import type { ResourceChange } from "./change-set";

/** What becomes of a resource that both sides have; undefined where nothing does. */
export function compareResources(
  before: Resource,
  after: Resource,
  layer: string,
  moved: Pick<ResourceChange, "movedFrom" | "movedFromStack">,
): ResourceChange | undefined {
  const isMoved = moved.movedFrom !== undefined || moved.movedFromStack !== undefined;
  if (!isMoved && JSON.stringify(before.body) === JSON.stringify(after.body)) return undefined;
  const attributes = attributeChanges(after.type, before.body, after.body);
  if (!isMoved && attributes.length === 0) return undefined;
  const replacedBy = after.kind === "data" ? [] : forecastReplacement(after.type, attributes, before.body, after.body);
  const action = replacedBy.length > 0 ? "replace" : "change";
  return { ...placeOf(after, layer), action, attributes, replacedBy, ...moved };
}

/** A resource that only one side has. */
export function wholeResource(resource: Resource, layer: string, action: "add" | "remove"): ResourceChange {
  return { ...placeOf(resource, layer), action, attributes: [], replacedBy: [] };
}

function placeOf(
  { stack, address, type, owner }: Resource,
  layer: string,
): Omit<ResourceChange, "action" | "attributes" | "replacedBy"> {
  return { stack, layer, address, type, owner, source: "forecast" };
}
