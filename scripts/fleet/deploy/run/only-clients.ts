import type { Synthesis } from "../../review/model/synthesis";
import type { Stack } from "../../review/model/stack";
import { changesInPlan } from "../../review/plans/changes-in-plan";
import type { PlanDocument } from "../../review/plans/plan-document";
import { listed } from "../../terminal/listed";

/**
 * Why a plan goes beyond the clients that were named, or undefined: a layer's one state is all clients', so that a name can
 * limit by refusing alone.
 */
export function onlyClients(
  plan: PlanDocument,
  stack: Stack,
  { clients: known }: Synthesis,
  clients: ReadonlySet<string> | undefined,
): string | undefined {
  if (clients === undefined || stack.owner !== undefined) return undefined;
  const others = changesInPlan(plan, stack, known).filter(({ owner }) => owner === undefined || !clients.has(owner));
  if (others.length === 0) return undefined;
  const named = [...clients].join(", ");
  const why = `its state is all clients', and its plan does more than ${named}'s part: leave the name out if that is meant`;
  return `${why}${listed(others.map(({ action, address }) => `${action} ${address}`))}`;
}
