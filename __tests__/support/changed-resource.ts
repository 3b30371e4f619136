import type { Action, ResourceChange } from "../../scripts/fleet/review/changes/change-set";
import type { GateRule } from "../../scripts/fleet/review/gate/rule";
import { goneNames } from "../../scripts/fleet/review/gate/rules/gone-names";
import { onlyProtects } from "../../scripts/fleet/review/gate/rules/removed-protections";
import type { GateFinding } from "../../scripts/fleet/review/gate/verdict";
import type { Body } from "../../scripts/fleet/review/model/stack";
import { documentsNamed } from "./fleets";
import { madeIn, type Resource } from "./synth";

/** A resource with its arguments on both sides of a change. */
export interface ChangedResource {
  readonly type: string;
  readonly before?: Body;
  readonly after?: Body;
  readonly id?: string;
  readonly stack?: string;
  readonly owner?: string;
  /** By what is there, unless it is told: `replace` has both sides, too. */
  readonly action?: Action;
}

/** What a rule says of some resources that change. */
export function findingsOf(rule: GateRule, ...changed: readonly ChangedResource[]): GateFinding[] {
  const bodies = new Map(changed.map((each) => [placeOf(changeOf(each)), each]));
  const changes = changed.map(changeOf);
  const before = (stack: string, address: string): Body | undefined => bodies.get(placeOf({ stack, address }))?.before;
  return rule(changes, {
    before,
    after: (stack, address) => bodies.get(placeOf({ stack, address }))?.after,
    everywhere: changes,
    gone: goneNames(changes, before, onlyProtects),
  });
}

/** The attributes that a rule names of one resource that changes. */
export function attributesOf(rule: GateRule, type: string, before: Body, after: Body): (string | undefined)[] {
  return findingsOf(rule, { type, before, after }).map(({ attribute }) => attribute);
}

/** One resource of each type that the stacks make, and one more for each other set of arguments. */
export function oneOfEachKind(): readonly Resource[] {
  const kinds = new Map<string, Resource>();
  for (const each of madeIn(documentsNamed("everything on"))) {
    const kind = `${each.type} ${Object.keys(each.body).sort().join(" ")}`;
    if (!kinds.has(kind)) kinds.set(kind, each);
  }
  return [...kinds.values()];
}

function changeOf(changed: ChangedResource): ResourceChange {
  const { type, before, after, id = "acme_thing", stack = "foundation", owner = "acme" } = changed;
  const action = changed.action ?? (!before ? "add" : !after ? "remove" : "change");
  const address = `${type}.${id}`;
  return { stack, layer: stack, address, type, owner, action, attributes: [], replacedBy: [], source: "forecast" };
}

function placeOf({ stack, address }: { readonly stack: string; readonly address: string }): string {
  return `${stack} ${address}`;
}
