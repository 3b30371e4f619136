import type { Isolation } from "./isolation-of";
import { sentence } from "./matrix-text";
import { breachesByPair, NOBODY } from "./pairs";
import { SHARED_THINGS, type SharedId, type SharedThing } from "./shared-things";
import { escapeMarkup } from "../../pictures/escape-markup";

const WIDTH = 1040;
const MARGIN = 20;
const LABELS = 150;
const HEAD = 64;
const LARGEST = 28;
/** A name needs a cell of this height. */
const READABLE = 12;
const LINE = 17;
/** Of a reason, as many letters as fit below the picture. */
const LETTERS = 150;

/** Readable on its own in both themes: it brings its background along. */
const STYLE = `
    text { font: 11px ui-sans-serif, system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328; }
    .page { fill: #ffffff; } .muted { fill: #59636e; } .heading { font-size: 14px; font-weight: 600; }
    .clean { fill: #dafbe1; } .line { stroke: #ffffff; stroke-width: 1; } .own { fill: #d1d9e0; } .breach { fill: #cf222e; } .on { fill: #ffffff; font-weight: 600; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; } .page { fill: #0d1117; } .muted { fill: #9198a1; }
      .clean { fill: #12351f; } .line { stroke: #0d1117; } .own { fill: #3d444d; } .breach { fill: #da3633; } .on { fill: #ffffff; }
    }`;

/** Clients by clients: red is what reaches another, with how often; below it what all share. */
export function isolationPicture(isolation: Isolation): string {
  const { clients, shared } = isolation;
  const rows = breachesByPair(isolation);
  const names = rows.has(NOBODY) ? [...clients, NOBODY] : clients;
  const cell = Math.min(LARGEST, (WIDTH - 2 * MARGIN - LABELS) / Math.max(1, clients.length));
  const left = MARGIN + LABELS;
  const top = HEAD + (cell >= READABLE ? LABELS : 0);
  const bottom = top + names.length * cell + 32;
  const height = bottom + (shared.length + 1) * LINE + MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${round(height)}" role="img" aria-labelledby="title">`,
    `  <title id="title">${escapeMarkup(sentence(isolation))}</title>`,
    `  <style>${STYLE}\n  </style>`,
    `  <rect class="page" width="${WIDTH}" height="${round(height)}" rx="8"/>`,
    text(sentence(isolation), MARGIN, 30, "heading"),
    text("A row is whose things they are, a column whose they could reach; red says how often.", MARGIN, 50, "muted"),
    ...(clients.length > 0 ? [rect("clean", left, top, clients.length * cell, names.length * cell)] : []),
    ...clients.map((_, at) => rect("own", left + at * cell, top + at * cell, cell, cell)),
    ...names.flatMap((name, at) => breached(rows.get(name), clients, left, top + at * cell, cell)),
    ...(cell >= READABLE
      ? [...lines(clients.length, names.length, left, top, cell), ...labels(clients, names, left, top, cell)]
      : []),
    text("Shared on purpose:", MARGIN, bottom, "heading"),
    ...shared.map((id, at) => text(sharedLine(id as SharedId), MARGIN, bottom + (at + 1) * LINE + 4, "muted")),
    "</svg>",
    "",
  ].join("\n");
}

function breached(
  row: ReadonlyMap<string, number> | undefined,
  clients: readonly string[],
  left: number,
  y: number,
  cell: number,
): string[] {
  return clients.flatMap((other, at) => {
    const count = row?.get(other);
    if (count === undefined) return [];
    const x = left + at * cell;
    const number =
      cell >= READABLE * 1.5 ? [text(String(Math.min(count, 99)), x + cell / 2 - 6, y + cell / 2 + 4, "on")] : [];
    return [rect("breach", x, y, cell, cell), ...number];
  });
}

function lines(columns: number, rows: number, left: number, top: number, cell: number): string[] {
  const line = (x: number, y: number, dx: number, dy: number): string =>
    `  <path class="line" d="M${round(x)} ${round(y)}l${round(dx)} ${round(dy)}"/>`;
  return [
    ...Array.from({ length: columns + 1 }, (_, at) => line(left + at * cell, top, 0, rows * cell)),
    ...Array.from({ length: rows + 1 }, (_, at) => line(left, top + at * cell, columns * cell, 0)),
  ];
}

function labels(
  clients: readonly string[],
  names: readonly string[],
  left: number,
  top: number,
  cell: number,
): string[] {
  const short = (name: string): string => (name.length > 22 ? `${name.slice(0, 21)}…` : name);
  return [
    ...names.map((name, at) => text(short(name), MARGIN, top + at * cell + cell / 2 + 4, "")),
    ...clients.map((name, at) => {
      const [x, y] = [round(left + at * cell + cell / 2 + 4), round(top - 8)];
      return `  <text x="${x}" y="${y}" transform="rotate(-90 ${x} ${y})">${escapeMarkup(short(name))}</text>`;
    }),
  ];
}

function sharedLine(id: SharedId): string {
  const { what, reason }: SharedThing = SHARED_THINGS[id];
  const words = `${what}: ${reason}`;
  return words.length <= LETTERS ? words : `${words.slice(0, LETTERS - 1)}…`;
}

function rect(className: string, x: number, y: number, width: number, height: number): string {
  return `  <rect class="${className}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"/>`;
}

function text(words: string, x: number, y: number, className: string): string {
  const of = className === "" ? "" : ` class="${className}"`;
  return `  <text${of} x="${round(x)}" y="${round(y)}">${escapeMarkup(words)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
