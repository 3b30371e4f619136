import type { Client } from "../../../../config/fleet";
import { NONE } from "../account/amount";
import type { AccountChange } from "../account/account-change";
import { dollars } from "../account/cost/dollars";
import type { GateFinding } from "./verdict";

/** Clients of both sides, with their budgets. */
interface Budgets {
  readonly before: readonly Client[];
  readonly after: readonly Client[];
}

/** Clients that a change makes dearer than they may be, or whose budget it lowers below what they cost; others are left alone. */
export function budgetFindings({ before, after }: AccountChange["costs"], clients: Budgets): GateFinding[] {
  return clients.after.flatMap(({ name, metadata: { budgetUsd } }): GateFinding[] => {
    const [old, now] = [before.get(name) ?? NONE, after.get(name) ?? NONE];
    if (budgetUsd === undefined || now.most <= budgetUsd) return [];
    const formerly = clients.before.find((each) => each.name === name)?.metadata.budgetUsd;
    const isLowered = formerly === undefined || budgetUsd < formerly;
    if (now.most <= old.most && now.least <= old.least && !isLowered) return [];
    const isSure = now.least > budgetUsd;
    return [
      {
        rule: "over-budget",
        severity: isSure ? "refused" : "note",
        owner: name,
        reason: `${name} would cost about ${dollars(now)} a month in this target, and its budget is ${dollars({ least: budgetUsd, most: budgetUsd })}${isSure ? "" : ": too little once its cluster has grown"}.`,
        todo: `npx fleet cost ${name} tells by layer; raise metadata.budget_usd with whoever pays for it, or approve it.`,
      },
    ];
  });
}
