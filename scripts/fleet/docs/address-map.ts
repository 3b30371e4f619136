import { block, overlaps, type Block } from "../../../config/cidr";
import type { Entry, Holding } from "./address-book";
import { escapeMarkup } from "../pictures/escape-markup";

/** A part of the private address space, drawn as rows of sixteen equal cells. */
interface Grid {
  readonly space: Block;
  readonly cellPrefix: number;
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const GRIDS: readonly Grid[] = [
  { space: block("10.0.0.0/8"), cellPrefix: 16 },
  { space: block("172.16.0.0/12"), cellPrefix: 16 },
  { space: block("192.168.0.0/16"), cellPrefix: 20 },
];

const COLUMNS = 16;
const CELL = { width: 64, height: 32 };
const MARGIN = 16;
const LABEL_WIDTH = 72;
const HEADING = 36;
const LEGEND = 44;
const WIDTH = MARGIN * 2 + LABEL_WIDTH + COLUMNS * CELL.width;
/** How many letters fit in a cell, at the size of the names. */
const LETTER_WIDTH = 6.2;

const LEGENDS: readonly (readonly [Holding | "free", string])[] = [
  ["client", "client"],
  ["paused", "disabled client"],
  ["kept", "kept for a client to come"],
  ["tombstone", "tombstone"],
  ["reserved", "reserved"],
  ["free", "free"],
];

/** Readable on its own in both themes: it brings its background along. */
const STYLE = `
    text { font: 11px ui-sans-serif, system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328; }
    .page { fill: #ffffff; } .muted { fill: #59636e; } .heading { font-size: 13px; font-weight: 600; } .small { font-size: 9px; }
    .free { fill: #f6f8fa; stroke: #d1d9e0; } .block { stroke: #ffffff; stroke-width: 1.5; } .on { fill: #ffffff; }
    .client { fill: #0b63c5; } .paused { fill: #4a7fb5; } .kept { fill: #7a45c9; } .tombstone { fill: #626a73; } .reserved { fill: #8f5a00; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; } .page { fill: #0d1117; } .muted { fill: #9198a1; } .on { fill: #ffffff; }
      .free { fill: #151b23; stroke: #3d444d; } .block { stroke: #0d1117; }
    }`;

/** A picture of who has which part of the private address space. */
export function addressMap(book: readonly Entry[]): string {
  let y = MARGIN;
  const parts = GRIDS.map((grid) => {
    const drawn = drawGrid(grid, book, y);
    y += HEADING + rowsOf(grid) * CELL.height + MARGIN;
    return drawn;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + LEGEND}" role="img" aria-labelledby="title">`,
    `  <title id="title">Private address space: ${book.length} blocks are taken</title>`,
    `  <style>${STYLE}\n  </style>`,
    `  <rect class="page" width="${WIDTH}" height="${y + LEGEND}" rx="8"/>`,
    ...parts,
    ...drawLegend(y),
    "</svg>",
    "",
  ].join("\n");
}

function drawGrid(grid: Grid, book: readonly Entry[], top: number): string {
  const { space, cellPrefix } = grid;
  const rowSize = COLUMNS * 2 ** (32 - cellPrefix);
  const rows = Array.from({ length: rowsOf(grid) }, (_, row) => {
    const y = top + HEADING + row * CELL.height;
    const cells = Array.from({ length: COLUMNS }, (_, column) => rectangle("free", cellAt(column, y)));
    const label = text(dotted(space.first + row * rowSize, cellPrefix), MARGIN, y + 20, "muted");
    return [label, ...cells].join("\n");
  });
  const blocks = book
    .filter((entry) => overlaps(space, entry.block))
    // Wide blocks first: what lies inside another is drawn on top of it.
    .sort((a, b) => a.block.prefix - b.block.prefix)
    .map((entry) => drawBlock(entry, placeOf(entry.block, grid, top)));
  const title = text(`${space.text}, a cell is a /${cellPrefix}`, MARGIN, top + 12, "heading");
  const steps = Array.from({ length: COLUMNS }, (_, column) =>
    text(
      `+${column * (cellPrefix > 16 ? 2 ** (24 - cellPrefix) : 1)}`,
      cellAt(column, 0).x + 5,
      top + HEADING - 5,
      "muted small",
    ),
  );
  return [title, ...steps, ...rows, ...blocks].join("\n");
}

function drawBlock({ block: { text: cidr }, holding, holder, place }: Entry, box: Rectangle): string {
  const letters = Math.floor((box.width - 8) / LETTER_WIDTH);
  const labels =
    letters < 4
      ? []
      : [
          text(shorten(holder, letters), box.x + 5, box.y + 14, "on"),
          text(shorten(shortCidr(cidr), letters + 2), box.x + 5, box.y + 26, "on small"),
        ];
  const hover = `<title>${escapeMarkup([cidr, holder, place].filter(Boolean).join(", "))}</title>`;
  return [`  <g>${hover}`, rectangle(`block ${holding}`, box), ...labels, "  </g>"].join("\n");
}

/** Blocks up to a row lie side by side; larger ones take whole rows. */
function placeOf({ first, prefix }: Block, { space, cellPrefix }: Grid, top: number): Rectangle {
  const cells = Math.min(2 ** (cellPrefix - prefix), rowsOf({ space, cellPrefix }) * COLUMNS);
  const start = Math.max(0, first - space.first) / 2 ** (32 - cellPrefix);
  const { x } = cellAt(start % COLUMNS, 0);
  const y = top + HEADING + Math.floor(start / COLUMNS) * CELL.height;
  return {
    x,
    y,
    width: Math.max(2, Math.min(cells, COLUMNS) * CELL.width),
    height: Math.max(1, cells / COLUMNS) * CELL.height,
  };
}

function drawLegend(top: number): string[] {
  let x = MARGIN;
  return LEGENDS.flatMap(([holding, label]) => {
    const swatch = rectangle(holding === "free" ? "free" : `block ${holding}`, {
      x,
      y: top + 8,
      width: 16,
      height: 16,
    });
    const words = text(label, x + 22, top + 20, "muted");
    x += 22 + label.length * LETTER_WIDTH + 26;
    return [swatch, words];
  });
}

function rowsOf({ space, cellPrefix }: Grid): number {
  return 2 ** (cellPrefix - space.prefix) / COLUMNS;
}

function cellAt(column: number, y: number): Rectangle {
  return { x: MARGIN + LABEL_WIDTH + column * CELL.width, y, ...CELL };
}

function rectangle(className: string, { x, y, width, height }: Rectangle): string {
  return `  <rect class="${className}" x="${round(x)}" y="${y}" width="${round(width)}" height="${height}"/>`;
}

function text(words: string, x: number, y: number, className: string): string {
  return `  <text class="${className}" x="${round(x)}" y="${y}">${escapeMarkup(words)}</text>`;
}

function dotted(address: number, cellPrefix: number): string {
  const octets = [24, 16, 8].map((shift) => Math.floor(address / 2 ** shift) % 256);
  return octets.slice(0, cellPrefix > 16 ? 3 : 2).join(".");
}

/** `10.100.0.0/16` → `10.100/16`. */
function shortCidr(cidr: string): string {
  return cidr.replace(/(\.0){1,2}\//, "/");
}

function shorten(words: string, letters: number): string {
  return words.length <= letters ? words : `${words.slice(0, letters - 1)}…`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
