import type { ImportGraph } from "./import-graph";
import type { Part } from "./room";

/** Rooms of a part that import the same and are imported by the same: they share a frame and its arrows. */
export interface Group {
  readonly id: string;
  readonly rooms: readonly string[];
}

/** What is drawn of a part: an arrow that a longer way says already is left out. */
export interface ArrowPlan {
  readonly groups: readonly Group[];
  readonly arrows: readonly (readonly [from: string, to: string])[];
}

/** Groups and arrows within a part. */
export function arrowPlan({ rooms, imports }: ImportGraph, part: Part): ArrowPlan {
  const inside = [...rooms.keys()].filter((id) => rooms.get(id)!.part === part).sort();
  const targets = (id: string): string[] => [...imports.get(id)!].filter((to) => rooms.get(to)!.part === part).sort();
  const reached = new Map<string, Set<string>>();
  const reach = (id: string): Set<string> => {
    if (!reached.has(id)) reached.set(id, new Set(targets(id).flatMap((to) => [to, ...reach(to)])));
    return reached.get(id)!;
  };
  const needed = (id: string): string[] =>
    targets(id).filter((to) => !targets(id).some((other) => other !== to && reach(other).has(to)));
  const sources = (id: string): string[] => inside.filter((from) => needed(from).includes(id));
  const byNeighbours = new Map<string, string[]>();
  for (const id of inside) {
    const neighbours = JSON.stringify([needed(id), sources(id)]);
    byNeighbours.set(neighbours, [...(byNeighbours.get(neighbours) ?? []), id]);
  }
  const groups = [...byNeighbours.values()].map((members) => ({ id: members[0]!, rooms: members }));
  const ids = new Set(groups.map(({ id }) => id));
  const arrows = groups.flatMap(({ id }) =>
    needed(id)
      .filter((to) => ids.has(to))
      .map((to) => [id, to] as const),
  );
  return { groups, arrows };
}
