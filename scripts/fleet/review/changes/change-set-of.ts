import { compare } from "../../../../config/reading/compare";
import type { Synthesis } from "../model/synthesis";
import type { Action, ChangeSet, ResourceChange } from "./change-set";
import { compareStacks } from "./compare-stacks";
import { withStateMoves } from "./state-moves";

/** What destroys comes first. */
const RANK: Readonly<Record<Action, number>> = { remove: 0, replace: 1, change: 2, add: 3 };

/**
 * What differs between two synths. Order of keys, of sets and of stacks says nothing; documents in texts are compared from
 * within. One stack of each side is in memory at a time.
 */
export function changeSet(base: Synthesis, head: Synthesis): ChangeSet {
  const [old, now] = [new Set(base.stackNames), new Set(head.stackNames)];
  const parts = [...new Set([...old, ...now])].sort().map((name) => compareStacks(base.stack(name), head.stack(name)));
  const changes = withStateMoves(
    parts.flatMap((part) => part.changes),
    base,
    head,
  );
  return {
    changes: changes.sort(byWeight),
    outputs: parts.flatMap((part) => part.outputs),
    settings: parts.flatMap((part) => part.settings),
    stacks: {
      added: [...now].filter((name) => !old.has(name)).sort(),
      removed: [...old].filter((name) => !now.has(name)).sort(),
    },
  };
}

function byWeight(a: ResourceChange, b: ResourceChange): number {
  return RANK[a.action] - RANK[b.action] || compare(a.stack, b.stack) || compare(a.address, b.address);
}
