import type { Band } from "./band";
import type { ImportGraph } from "./import-graph";
import type { Point } from "./part-layout";
import { type Part, PARTS } from "./room";
import { arrow, titled } from "./shapes";

const LANE = 17;

/** The arrows between parts: straight down to the next one, otherwise down a lane beside those between. */
export function partArrows(bands: readonly Band[], { rooms, imports }: ImportGraph): string[] {
  const pairs = new Map<string, Set<string>>();
  for (const [id, targets] of imports)
    for (const to of targets) {
      const pair = `${rooms.get(id)!.part} ${rooms.get(to)!.part}`;
      pairs.set(pair, (pairs.get(pair) ?? new Set()).add(rooms.get(to)!.name));
    }
  const lanes = { left: 0, right: 0 };
  const counts = new Map<string, number>();
  /** How many arrows left or entered here before. */
  const countOf = (place: string): number => {
    const before = counts.get(place) ?? 0;
    counts.set(place, before + 1);
    return before;
  };
  const bandOf = (part: string): Band => bands.find((band) => band.part === part)!;
  const order = (pair: string): number => {
    const [from, to] = pair.split(" ") as [Part, Part];
    return PARTS.indexOf(to) - PARTS.indexOf(from) + PARTS.indexOf(from) / 10;
  };
  return [...pairs.keys()]
    .filter((pair) => new Set(pair.split(" ")).size === 2)
    .sort((a, b) => order(a) - order(b))
    .map((pair) => {
      const [from, to] = pair.split(" ").map(bandOf) as [Band, Band];
      const words = `${from.part} imports of ${to.part}: ${[...pairs.get(pair)!].sort().join(", ")}`;
      const colour = String(PARTS.indexOf(from.part));
      return titled(words, [arrow(way(from, to), colour, "across")]);
    });

  function way(from: Band, to: Band): Point[] {
    const isNext = !bands.some(({ y }) => y > from.y && y < to.y);
    if (isNext) {
      const x = from.x + from.width / 2;
      return [
        { x, y: from.y + from.height },
        { x, y: to.y },
      ];
    }
    const side = from.part === "scripts" ? "left" : "right";
    lanes[side] += 1;
    const start = from.y + from.height - 16 - 14 * countOf(`from ${from.part}`);
    const end = to.y + 18 + 14 * countOf(`${side} of ${to.part}`);
    const [out, beside, into] =
      side === "left"
        ? [from.x, from.x - lanes.left * LANE, to.x]
        : [from.x + from.width, from.x + from.width + lanes.right * LANE, to.x + to.width];
    return [
      { x: out, y: start },
      { x: beside, y: start },
      { x: beside, y: end },
      { x: into, y: end },
    ];
  }
}
