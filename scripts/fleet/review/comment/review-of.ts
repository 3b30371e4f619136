import type { ChangeSet } from "../changes/change-set";
import { groupsOf } from "../changes/groups-of";
import { ownTextsOf } from "../diff/own-texts";
import type { Verdict } from "../gate/verdict";
import type { Isolation } from "../isolation/isolation-of";
import type { Plans } from "../plans/read-plans";
import type { Sides } from "../sides/open-sides";
import { costChange } from "./account/cost-change";
import { quotaUses } from "./account/quota-use";
import { tallyOf } from "./account/tally";
import type { Review } from "./review";

/** What is known of a change, from those who look at it one by one. */
export interface ReviewProps {
  readonly sides: Sides;
  readonly changes: ChangeSet;
  readonly isolation: Isolation;
  readonly verdict: Verdict;
  readonly plans: Plans | undefined;
  readonly commands: readonly string[];
}

/** All of it together, with what the change takes of quotas and what it costs. */
export function reviewOf({ sides: { base, head, registry }, changes, plans, ...rest }: ReviewProps): Review {
  const { project, environment, region } = head.fleet.target;
  const [before, after] = [tallyOf(base.synthesis), tallyOf(head.synthesis)];
  return {
    ...rest,
    changes,
    groups: groupsOf(changes.changes, ownTextsOf({ base, head })),
    registry,
    target: { project, environment, region },
    base: base.name,
    head: head.name,
    quotas: quotaUses(before, after),
    cost: costChange(before, after),
    digest: plans?.digest,
    planned: plans !== undefined,
  };
}
