import type { AccountChange } from "../account/account-change";
import type { ChangeSet } from "../changes/change-set";
import { groupsOf } from "../changes/groups-of";
import { ownTextsOf } from "../diff/own-texts";
import type { Verdict } from "../gate/verdict";
import type { Isolation } from "../isolation/isolation-of";
import type { Plans } from "../plans/read-plans";
import type { Sides } from "../sides/open-sides";
import type { Review } from "./review";

/** What is known of a change, from those who look at it one by one. */
export interface ReviewProps {
  readonly sides: Sides;
  readonly changes: ChangeSet;
  readonly isolation: Isolation;
  readonly verdict: Verdict;
  readonly plans: Plans | undefined;
  readonly account: AccountChange;
  readonly commands: readonly string[];
}

/** All of it together, with what the change takes of quotas and what it costs. */
export function reviewOf({ sides: { base, head, registry }, changes, plans, account, ...rest }: ReviewProps): Review {
  const { project, environment, region } = head.fleet.target;
  return {
    ...rest,
    changes,
    groups: groupsOf(changes.changes, ownTextsOf({ base, head })),
    registry,
    target: { project, environment, region },
    base: base.name,
    head: head.name,
    quotas: account.quotas,
    cost: account.cost,
    digest: plans?.digest,
    planned: plans !== undefined,
  };
}
