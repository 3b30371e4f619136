import { loadKnownQuotas, type LoadedQuotas } from "../../../../config/known-quotas";
import type { Sides } from "../sides/open-sides";
import { costChange, type CostChange } from "./cost/cost-change";
import { costsByClient } from "./cost/costs-by-client";
import { quotaChanges, type QuotaChange } from "./quota/quota-change";
import { usesOf } from "./quota/uses-of";
import { tallyOf } from "./tally";

type ClientCosts = ReturnType<typeof costsByClient>;

/** What a change takes of the account that it is deployed to. */
export interface AccountChange {
  readonly quotas: readonly QuotaChange[];
  readonly cost: CostChange;
  /** What each client of the head costs in this target, before and after. */
  readonly costs: { readonly before: ClientCosts; readonly after: ClientCosts };
  /** What is wrong with the saved quotas of the head. */
  readonly problems: LoadedQuotas["findings"];
}

/** Compares what both sides of a target take and cost, by the quotas that are saved with the head. */
export function accountChange({ base, head }: Sides): AccountChange {
  const { target } = head.fleet;
  const { known, findings } = loadKnownQuotas(head.root);
  const [before, after] = [base, head].map(({ synthesis }) => tallyOf(synthesis, target));
  return {
    quotas: quotaChanges(usesOf([before!]), usesOf([after!]), known),
    cost: costChange(before!, after!),
    costs: { before: costsByClient(before!.costs), after: costsByClient(after!.costs) },
    problems: findings,
  };
}
