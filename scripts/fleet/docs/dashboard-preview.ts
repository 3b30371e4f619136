import type { Dashboard, Panel } from "./dashboard";
import { panelSketch } from "./panel-sketch";
import { escapeMarkup } from "../pictures/escape-markup";

const COLUMN = 40;
const ROW = 26;
const GAP = 8;
const MARGIN = 16;
const HEADING = 40;
const COLUMNS = 24;
/** Width of a letter at the size of titles, in the widest of the fonts. */
const LETTER = 6.8;
const TITLE_LINE = 15;
const MOST_TITLE_LINES = 2;

/** Readable on its own in both themes: it brings its background along. */
const STYLE = `
    text { font: 12px ui-sans-serif, system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328; }
    .page { fill: #ffffff; } .panel { fill: #f6f8fa; stroke: #d1d9e0; } .heading { font-size: 15px; font-weight: 600; }
    .number { font-size: 24px; font-weight: 600; fill: #0b63c5; text-anchor: middle; }
    .line { fill: none; stroke-width: 1.5; } .a { stroke: #0b63c5; } .b { stroke: #1a7f37; } .c { stroke: #bc4c00; }
    .axis { fill: none; stroke: #d1d9e0; } .arc { fill: none; stroke-width: 10; } .text { stroke: #afb8c1; stroke-width: 3; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; } .page { fill: #0d1117; } .panel { fill: #151b23; stroke: #3d444d; } .axis { stroke: #3d444d; }
      .number { fill: #4493f8; } .a { stroke: #4493f8; } .b { stroke: #3fb950; } .c { stroke: #db6d28; } .text { stroke: #656c76; }
    }`;

/** A picture of where a dashboard's panels are and what kind each is; what they show is invented. */
export function dashboardPreview({ title, panels }: Dashboard): string {
  const rows = Math.max(...panels.map(({ y, height }) => y + height));
  const width = MARGIN * 2 + COLUMNS * COLUMN;
  const height = HEADING + rows * ROW + MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeMarkup(title)}">`,
    `  <style>${STYLE}\n  </style>`,
    `  <rect class="page" width="${width}" height="${height}"/>`,
    `  <text class="heading" x="${MARGIN + GAP / 2}" y="26">${escapeMarkup(title)}</text>`,
    ...panels.map(drawPanel),
    "</svg>\n",
  ].join("\n");
}

function drawPanel(panel: Panel): string {
  const x = MARGIN + panel.x * COLUMN + GAP / 2;
  const y = HEADING + panel.y * ROW + GAP / 2;
  const width = panel.width * COLUMN - GAP;
  const height = panel.height * ROW - GAP;
  const title = wrapped(panel.title, Math.floor((width - 20) / LETTER));
  const top = 26 + (title.length - 1) * TITLE_LINE;
  return [
    `  <g><title>${escapeMarkup(`${panel.title} (${panel.kind})`)}</title>`,
    `    <rect class="panel" x="${x}" y="${y}" width="${width}" height="${height}" rx="4"/>`,
    ...title.map(
      (line, index) => `    <text x="${x + 10}" y="${y + 18 + index * TITLE_LINE}">${escapeMarkup(line)}</text>`,
    ),
    panelSketch(panel.kind, { x: x + 10, y: y + top, width: width - 20, height: height - top - 10 }),
    "  </g>",
  ].join("\n");
}

/** A title in lines of so many letters; what does not fit in the last line is cut. */
function wrapped(title: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of title.split(" ")) {
    const last = lines.at(-1);
    const isFull = last === undefined || `${last} ${word}`.length > letters;
    if (isFull && lines.length < MOST_TITLE_LINES) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line) => (line.length <= letters ? line : `${line.slice(0, letters - 1).trimEnd()}…`));
}
