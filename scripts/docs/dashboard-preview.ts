import type { Dashboard, Panel } from "./dashboard";

const COLUMN = 40;
const ROW = 26;
const GAP = 8;
const MARGIN = 16;
const HEADING = 40;
const COLUMNS = 24;
/** Width of a letter at the size of titles. */
const LETTER = 6.4;

/** Readable on its own in both themes: it brings its background along. */
const STYLE = `
    text { font: 12px ui-sans-serif, system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328; }
    .page { fill: #ffffff; } .panel { fill: #f6f8fa; stroke: #d1d9e0; } .heading { font-size: 15px; font-weight: 600; }
    .number { font-size: 24px; font-weight: 600; fill: #0b63c5; text-anchor: middle; }
    .line { fill: none; stroke-width: 1.5; } .a { stroke: #0b63c5; } .b { stroke: #1a7f37; } .c { stroke: #bc4c00; }
    .axis { stroke: #d1d9e0; } .text { stroke: #afb8c1; stroke-width: 3; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; } .page { fill: #0d1117; } .panel { fill: #151b23; stroke: #3d444d; } .axis { stroke: #3d444d; }
      .number { fill: #4493f8; } .a { stroke: #4493f8; } .b { stroke: #3fb950; } .c { stroke: #db6d28; } .text { stroke: #656c76; }
    }`;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture of where a dashboard's panels are and what kind each is; the curves are invented. */
export function dashboardPreview({ title, panels }: Dashboard): string {
  const rows = Math.max(...panels.map(({ y, height }) => y + height));
  const width = MARGIN * 2 + COLUMNS * COLUMN;
  const height = HEADING + rows * ROW + MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(title)}">`,
    `  <style>${STYLE}\n  </style>`,
    `  <rect class="page" width="${width}" height="${height}"/>`,
    `  <text class="heading" x="${MARGIN}" y="26">${escape(title)}</text>`,
    ...panels.map(drawPanel),
    "</svg>\n",
  ].join("\n");
}

function drawPanel(panel: Panel): string {
  const box = {
    x: MARGIN + panel.x * COLUMN + GAP / 2,
    y: HEADING + panel.y * ROW + GAP / 2,
    width: panel.width * COLUMN - GAP,
    height: panel.height * ROW - GAP,
  };
  const inside = { x: box.x + 10, y: box.y + 26, width: box.width - 20, height: box.height - 36 };
  const { x, y, width, height } = box;
  return [
    `  <g><title>${escape(`${panel.title} (${panel.kind})`)}</title>`,
    `    <rect class="panel" x="${x}" y="${y}" width="${width}" height="${height}" rx="4"/>`,
    `    <text x="${x + 10}" y="${y + 18}">${escape(fitted(panel.title, width - 20))}</text>`,
    drawContent(panel.kind, inside),
    "  </g>",
  ].join("\n");
}

function drawContent(kind: string, box: Box): string {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  switch (kind) {
    case "stat":
      return `    <text class="number" x="${middle.x}" y="${middle.y + 8}">42</text>`;
    case "gauge": {
      const radius = Math.min(box.width / 3, box.height - 12);
      const from = `${middle.x - radius} ${box.y + box.height - 4}`;
      return `    <path class="line b" d="M ${from} a ${radius} ${radius} 0 0 1 ${radius * 2} 0" stroke-width="8"/>`;
    }
    case "logs":
      return lines(box);
    default:
      return curves(box);
  }
}

function lines({ x, y, width, height }: Box): string {
  const count = Math.floor(height / 14);
  return Array.from({ length: count }, (_, row) => {
    const end = x + width * (0.95 - ((row * 37) % 50) / 100);
    return `    <path class="text" d="M ${x} ${y + 8 + row * 14} H ${round(end)}"/>`;
  }).join("\n");
}

/** Three waves, the same in every picture: they say "a course over time" and no more. */
function curves({ x, y, width, height }: Box): string {
  const wave = (phase: number, level: number): string => {
    const points = Array.from({ length: 25 }, (_, step) => {
      const swing = Math.sin(step / 3 + phase) * 0.12 + Math.sin(step / 1.3 + phase * 2) * 0.04;
      return `${round(x + (width * step) / 24)},${round(y + height * (level + swing))}`;
    });
    return points.join(" ");
  };
  return [
    `    <path class="axis" d="M ${x} ${y} V ${y + height} H ${x + width}" fill="none"/>`,
    `    <polyline class="line a" points="${wave(0, 0.35)}"/>`,
    `    <polyline class="line b" points="${wave(2, 0.6)}"/>`,
    `    <polyline class="line c" points="${wave(4, 0.8)}"/>`,
  ].join("\n");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function fitted(text: string, width: number): string {
  const most = Math.floor(width / LETTER);
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
