import * as dagre from "@dagrejs/dagre";

import type { ArrowPlan, Group } from "./arrow-plan";

/** A point of the picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box of the picture, by its upper left corner. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Where the frames, boxes and arrows of a part lie, from its own upper left corner. */
export interface PartLayout {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly Box[];
  readonly boxes: ReadonlyMap<string, Box>;
  readonly arrows: readonly (readonly Point[])[];
}

const LETTER = 7.4;
const BOX = { height: 28, padding: 16, gap: 6 };
const FRAME_PADDING = 8;
/** How far an arrow runs straight down at its ends. */
const STRAIGHT = 8;
/** Wider groups go on in another row. */
const MOST_WIDE = 320;

/** Lays a part out from top to bottom: whoever imports stands above what it imports. */
export function partLayout({ groups, arrows }: ArrowPlan, nameOf: (room: string) => string): PartLayout {
  const graph = new dagre.graphlib.Graph<dagre.GraphLabel, dagre.NodeLabel, dagre.EdgeLabel>();
  graph.setGraph({ rankdir: "TB", nodesep: 14, ranksep: 32, marginx: 0, marginy: 0 });
  const wrapped = new Map(groups.map((group) => [group.id, wrap(group, nameOf)]));
  for (const { id } of groups) graph.setNode(id, { ...wrapped.get(id)!.size });
  for (const [from, to] of arrows) graph.setEdge(from, to, {});
  dagre.layout(graph);
  const boxes = new Map<string, Box>();
  const frames: Box[] = [];
  for (const { id } of groups) {
    const { x, y, width, height } = graph.node(id) as Box;
    const corner = { x: x - width / 2, y: y - height / 2 };
    const { rows, isFramed } = wrapped.get(id)!;
    if (isFramed) frames.push({ ...corner, width, height });
    for (const [room, box] of rows) boxes.set(room, { ...box, x: corner.x + box.x, y: corner.y + box.y });
  }
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    frames,
    boxes,
    arrows: arrows.map(([from, to]) =>
      bottomToTop(graph.node(from) as Box, graph.edge(from, to).points ?? [], graph.node(to) as Box),
    ),
  };
}

/** An arrow leaves at the middle of the lower edge and enters at that of the upper one, straight, clear of what stands beside. */
function bottomToTop(from: Box, points: readonly Point[], to: Box): Point[] {
  const [bottom, top] = [from.y + from.height / 2, to.y - to.height / 2];
  return [
    { x: from.x, y: bottom },
    { x: from.x, y: bottom + STRAIGHT },
    ...points.slice(1, -1),
    { x: to.x, y: top - STRAIGHT - 3 },
    { x: to.x, y: top },
  ];
}

interface Wrapped {
  readonly rows: readonly (readonly [room: string, box: Box])[];
  readonly isFramed: boolean;
  readonly size: { readonly width: number; readonly height: number };
}

function wrap({ rooms }: Group, nameOf: (room: string) => string): Wrapped {
  const isFramed = rooms.length > 1;
  const edge = isFramed ? FRAME_PADDING : 0;
  const rows: [string, Box][] = [];
  let [x, y, widest] = [edge, edge, 0];
  for (const room of rooms) {
    const width = Math.round(nameOf(room).length * LETTER + BOX.padding);
    if (x > edge && x + width > MOST_WIDE) [x, y] = [edge, y + BOX.height + BOX.gap];
    rows.push([room, { x, y, width, height: BOX.height }]);
    x += width + BOX.gap;
    widest = Math.max(widest, x - BOX.gap);
  }
  return { rows, isFramed, size: { width: widest + edge, height: y + BOX.height + edge } };
}
