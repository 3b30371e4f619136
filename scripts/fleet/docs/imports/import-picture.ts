import { arrowPlan } from "./arrow-plan";
import type { ImportGraph } from "./import-graph";
import type { Band } from "./band";
import { partArrows } from "./part-arrows";
import { partLayout, type Point } from "./part-layout";
import { type Part, PARTS } from "./room";
import { arrow, rectangle, text, titled } from "./shapes";

const MARGIN = 16;
/** Where arrows pass by the parts between: on the left those of the command line, on the right the others. */
const GUTTERS = { left: 68, right: 100 };
const GAP = 40;
const HEADING = 38;
const PADDING = 18;
const MAIN_WIDTH = 300;

const SENTENCES: Readonly<Record<Part, string>> = {
  "main.ts": "load, compose, write",
  scripts: "the command line: a room per subject",
  layers: "a stack each, and what layers share",
  modules: "constructs that know nothing of clients",
  config: "the registry: read, decoded, checked, derived",
  "config/catalogue": "facts",
};

/** Readable on its own in both themes: it brings its background along. */
const STYLE = `
    text { font: 13px ui-sans-serif, system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328; }
    .page { fill: #ffffff; } .muted { fill: #59636e; } .part { font-size: 16px; font-weight: 600; } .heading { font-size: 18px; font-weight: 600; } .room { text-anchor: middle; }
    .band { fill: #f6f8fa; stroke: #d1d9e0; } .frame { fill: none; stroke: #818b98; stroke-dasharray: 3 3; } .box { stroke-width: 1.2; }
    .arrow { fill: none; stroke: #818b98; stroke-width: 1.3; } .across { stroke-width: 1.8; }
    .head { fill: #818b98; }
    .p0 .box { fill: #fff8c5; stroke: #9a6700; } .p1 .box { fill: #ddf4ff; stroke: #0969da; } .p2 .box { fill: #fbefff; stroke: #8250df; }
    .p3 .box { fill: #ffeff7; stroke: #bf3989; } .p4 .box { fill: #dafbe1; stroke: #1a7f37; } .p5 .box { fill: #fff1e5; stroke: #bc4c00; }
    .a0 { stroke: #9a6700; } .a1 { stroke: #0969da; } .a2 { stroke: #8250df; } .a3 { stroke: #bf3989; } .a4 { stroke: #1a7f37; }
    .h0 { fill: #9a6700; } .h1 { fill: #0969da; } .h2 { fill: #8250df; } .h3 { fill: #bf3989; } .h4 { fill: #1a7f37; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; } .page { fill: #0d1117; } .muted { fill: #9198a1; } .band { fill: #151b23; stroke: #3d444d; }
      .p0 .box { fill: #2e2a10; stroke: #d29922; } .p1 .box { fill: #0f2440; stroke: #4493f8; } .p2 .box { fill: #271a42; stroke: #ab7df8; }
      .p3 .box { fill: #3a1830; stroke: #db61a2; } .p4 .box { fill: #102e1a; stroke: #3fb950; } .p5 .box { fill: #35200f; stroke: #db6d28; }
      .a0 { stroke: #d29922; } .a1 { stroke: #4493f8; } .a2 { stroke: #ab7df8; } .a3 { stroke: #db61a2; } .a4 { stroke: #3fb950; }
      .h0 { fill: #d29922; } .h1 { fill: #4493f8; } .h2 { fill: #ab7df8; } .h3 { fill: #db61a2; } .h4 { fill: #3fb950; }
    }`;

const LEGEND = [
  "An arrow runs from what imports to what is imported, types included: always down, never in a circle.",
  "Within a part, an arrow is left out where a longer way says the same.",
  "A dashed frame holds what imports the same and is imported by the same.",
];

/** A picture of who imports whom, by folders: every arrow runs down. */
export function importPicture(graph: ImportGraph): string {
  const nameOf = (id: string): string => graph.rooms.get(id)!.name;
  const bands = placed(graph, nameOf);
  const { x, width: inner } = bands.at(-1)!;
  const width = x + inner + GUTTERS.right + MARGIN;
  const height = Math.max(...bands.map((band) => band.y + band.height)) + MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">`,
    `  <title id="title">Who imports whom: ${PARTS.join(", ")}, from top to bottom</title>`,
    `  <desc id="desc">${graph.rooms.size} folders and single files in ${PARTS.length} parts. No import runs in a circle, and none runs back up.</desc>`,
    `  <style>${STYLE}\n  </style>`,
    rectangle("page", { x: 0, y: 0, width, height }, 8),
    text("Who imports whom", x, MARGIN + 18, "heading"),
    ...LEGEND.map((line, at) => text(line, x, MARGIN + 38 + at * 17, "muted")),
    ...bands.map((band) => drawBand(band, graph, nameOf)),
    ...partArrows(bands, graph),
    "</svg>",
    "",
  ].join("\n");
}

function placed(graph: ImportGraph, nameOf: (id: string) => string): Band[] {
  const layouts = PARTS.map((part) => ({ part, layout: partLayout(arrowPlan(graph, part), nameOf) }));
  const widest = Math.ceil(Math.max(...layouts.map(({ layout }) => layout.width))) + 2 * PADDING;
  const left = MARGIN + GUTTERS.left;
  let top = MARGIN;
  return layouts.map(({ part, layout }) => {
    const height = Math.ceil(HEADING + layout.height + PADDING);
    const width = part === "main.ts" ? MAIN_WIDTH : widest;
    const band = { part, layout, x: left + widest - width, y: top, width, height };
    top += height + GAP;
    return band;
  });
}

function drawBand(band: Band, { rooms, imports }: ImportGraph, nameOf: (id: string) => string): string {
  const { part, layout, x, y, width } = band;
  const origin = { x: x + (width - layout.width) / 2, y: y + HEADING };
  const moved = <T extends Point>(each: T): T => ({ ...each, x: each.x + origin.x, y: each.y + origin.y });
  const label = part === "main.ts" ? part : `${part}/`;
  const boxes = [...layout.boxes].map(([id, box]) => {
    const place = moved(box);
    const named = text(nameOf(id), place.x + place.width / 2, place.y + 18.5, "room");
    return titled(hoverText(id, imports, rooms), [rectangle("box", place, 5), named]);
  });
  return [
    `  <g class="p${PARTS.indexOf(part)}">`,
    rectangle("band", band, 8),
    text(label, x + 12, y + 22, "part"),
    text(SENTENCES[part], x + 12 + label.length * 9 + 14, y + 22, "muted"),
    ...layout.frames.map((frame) => rectangle("frame", moved(frame), 8)),
    ...layout.arrows.map((points) => arrow(points.map(moved), "")),
    ...boxes,
    "  </g>",
  ].join("\n");
}

function hoverText(id: string, imports: ImportGraph["imports"], rooms: ImportGraph["rooms"]): string {
  const shown = (other: string): string => {
    const { part, name } = rooms.get(other)!;
    return part === name ? name : `${part}/${name}`;
  };
  const to = [...imports.get(id)!].map(shown).sort();
  const from = [...imports].filter(([, targets]) => targets.has(id)).map(([source]) => shown(source));
  const words = (names: readonly string[]): string => names.join(", ") || "nothing";
  return `${shown(id)} imports ${words(to)}; imported by ${words(from.sort())}`;
}
