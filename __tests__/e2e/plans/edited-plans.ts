import type { PlanDocument, PlannedResource } from "../../../scripts/fleet/review/plans/plan-document";

/** What somebody makes of a plan by hand, or a fault on its way: each with the rules that refuse it. */
export const EDITED_PLANS: readonly (readonly [
  name: string,
  edit: (plan: PlanDocument) => unknown,
  rules: readonly string[],
  manifest?: object,
])[] = [
  ["as it was", (plan) => plan, []],
  ["cut short", (plan) => JSON.stringify(plan).slice(0, -500), ["plan-unreadable"]],
  ["empty", () => "", ["plan-unreadable"]],
  ["gone", () => undefined, ["plan-missing"]],
  ["that failed", (plan) => ({ ...plan, errored: true }), ["plan-errored"]],
  [
    "that failed before it began",
    (plan) => ({ ...plan, errored: true, resource_changes: [] }),
    ["plan-errored", "plan-foreign"],
  ],
  ["of a part", (plan) => ({ ...plan, complete: false }), ["plan-incomplete"]],
  ["that defers", (plan) => ({ ...plan, deferred_changes: [{ reason: "unknown" }] }), ["plan-incomplete"]],
  ["of a later format", (plan) => ({ ...plan, format_version: "2.0" }), ["plan-format"]],
  ["of no resource", (plan) => ({ ...plan, resource_changes: [] }), ["plan-foreign"]],
  ["with an address twice", first((each) => [each, each]), ["plan-foreign"]],
  ["with an address less", first(() => []), ["plan-foreign"]],
  [
    "of somebody else",
    first((each) => [{ ...each, name: "initech", address: `${each.type}.initech` }]),
    ["plan-foreign"],
  ],
  ["that takes away what is there", first((each) => [acting(each, "delete")]), ["plan-foreign"]],
  ["that does what nobody knows", first((each) => [acting(each, "melt")]), ["plan-format"]],
  ["that only refreshes", (plan) => plan, ["refresh-only"], { mode: "refresh-only" }],
];

function first(edit: (each: PlannedResource) => readonly PlannedResource[]): (plan: PlanDocument) => PlanDocument {
  return (plan) => {
    const [each, ...rest] = [...plan.resource_changes!].sort((a, b) => a.mode.localeCompare(b.mode)).reverse();
    return { ...plan, resource_changes: [...edit(each!), ...rest] };
  };
}

function acting(each: PlannedResource, action: string): PlannedResource {
  return { ...each, change: { ...each.change, actions: [action], after: null } };
}
