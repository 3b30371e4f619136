import { compare } from "../../../../config/reading/compare";
import type { Stack } from "../model/stack";
import type { Synthesis } from "../model/synthesis";
import type { ResourceChange } from "./change-set";
import { compareResources } from "./compare-resources";

/**
 * Changes in which what one stack lost and another one of its layer got under the same address is one change: its state
 * moves, as where a layer's one state becomes a state for each client.
 */
export function withStateMoves(changes: readonly ResourceChange[], base: Synthesis, head: Synthesis): ResourceChange[] {
  const keyOf = ({ layer, address }: ResourceChange): string => `${layer}\0${address}`;
  const removed = new Map(changes.filter(({ action }) => action === "remove").map((each) => [keyOf(each), each]));
  const pairs = changes.flatMap((to) => {
    const from = to.action === "add" ? removed.get(keyOf(to)) : undefined;
    return from === undefined ? [] : [{ from, to }];
  });
  if (pairs.length === 0) return [...changes];
  const gone = new Set(pairs.flatMap(({ from, to }) => [from, to]));
  const [old, now] = [lastOf(base), lastOf(head)];
  // A big stack is read once, whichever side has it.
  pairs.sort((a, b) => compare(a.from.stack, b.from.stack) || compare(a.to.stack, b.to.stack));
  const moved = pairs.flatMap(({ from, to }) => {
    const [before, after] = [old(from.stack).get(from.address)!, now(to.stack).get(to.address)!];
    return compareResources(before, after, to.layer, { movedFromStack: from.stack }) ?? [];
  });
  return [...changes.filter((each) => !gone.has(each)), ...moved];
}

type Resources = ReadonlyMap<string, Stack["resources"][number]>;

/** Resources of a stack by address; of the last one asked for they are kept. */
function lastOf(synthesis: Synthesis): (name: string) => Resources {
  let last: { readonly name: string; readonly resources: Resources } | undefined;
  return (name) => {
    if (last?.name !== name) {
      const { resources } = synthesis.stack(name)!;
      last = { name, resources: new Map(resources.map((each) => [each.address, each])) };
    }
    return last.resources;
  };
}
