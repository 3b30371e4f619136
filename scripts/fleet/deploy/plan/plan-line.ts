import type { PlanDocument } from "../../review/plans/plan-document";
import { plannedAction } from "../../review/plans/planned-action";
import type { StackPlan } from "./plan-stack";

const WORDS = { add: "to add", change: "to change", replace: "to replace", remove: "to remove" } as const;

/** How planning a stack ended, in a line; of a failure what Terraform said follows below. */
export function planLine(stack: string, plan: StackPlan, seconds: number): string {
  const took = `(${Math.round(seconds)} s)`;
  if (plan.result === "failed") return `${stack}: can't be planned ${took}\n${plan.log}`;
  if (plan.result === "waits")
    return `${stack}: can't be planned before ${plan.waitsFor.join(", ")} is deployed ${took}`;
  return `${stack}: ${plannedWords(plan.document)} ${took}`;
}

/** What a plan does, counted: `3 to add, 1 to replace`, or `no changes`. */
export function plannedWords({ resource_changes: changes = [] }: PlanDocument): string {
  const actions = changes.flatMap((each) => (each.mode === "managed" ? (plannedAction(each) ?? []) : []));
  const counts = Object.entries(WORDS).flatMap(([action, words]) => {
    const count = actions.filter((each) => each === action).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  return counts.length === 0 ? "no changes" : counts.join(", ");
}
