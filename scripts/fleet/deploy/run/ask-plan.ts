import type { Stack } from "../../review/model/stack";
import type { PlanDocument } from "../../review/plans/plan-document";
import { plannedAction } from "../../review/plans/planned-action";
import { confirm } from "../../terminal/confirm";
import { EXIT, ExitError } from "../../terminal/exit";
import { listed } from "../../terminal/listed";
import { note } from "../../terminal/print";
import type { Teller } from "./teller";

/** Asks about one plan after the other, whoever has them ready at the same time; a no is false. */
export function askPlans(teller: Teller, yes: boolean | undefined, stopped: () => boolean) {
  let last: Promise<unknown> = Promise.resolve();
  return (plan: PlanDocument, stack: Stack): Promise<boolean> => {
    if (yes) return Promise.resolve(true);
    const asked = last.then(() => (stopped() ? false : teller.aside(() => question(plan, stack))));
    last = asked.catch(() => undefined);
    return asked;
  };
}

async function question({ resource_changes: resources = [] }: PlanDocument, { name }: Stack): Promise<boolean> {
  const changes = resources.flatMap((each) => {
    const action = each.mode === "managed" ? plannedAction(each) : undefined;
    return action === undefined ? [] : [`${action.padEnd(7)} ${each.address}`];
  });
  note(`${name}:${changes.length === 0 ? " only what it tells the layers above" : listed(changes)}`);
  try {
    await confirm(`Apply this to ${name}?`);
    return true;
  } catch (error) {
    if (error instanceof ExitError && error.code === EXIT.failed) return false;
    throw error;
  }
}
