import { markdownTree, type MarkdownNode } from "./markdown-tree";
import { linesOf, runsOf, widthOf, type PlacedRun, type Run } from "./text-lines";
import { escapeMarkup } from "../../../scripts/fleet/pictures/escape-markup";

const WIDTH = 900;
const MARGIN = 24;
const SIZE = 14;
const LINE = 21;

const STYLE = `
    text { font: 14px ui-sans-serif, system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328; white-space: pre; }
    .page { fill: #ffffff; stroke: #d1d9e0; } .h2 { font-size: 20px; font-weight: 600; } .h3 { font-size: 16px; font-weight: 600; }
    .strong { font-weight: 600; } .code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 12.3px; }
    .chip { fill: #818b981f; } .rule { stroke: #d1d9e0; } .block { fill: #f6f8fa; } .bullet { fill: #1f2328; }
    .allowed { fill: #1a7f37; } .refused { fill: #cf222e; } .mark { fill: none; stroke: #ffffff; stroke-width: 2.5; }
    @media (prefers-color-scheme: dark) {
      text, .bullet { fill: #f0f6fc; } .page { fill: #0d1117; stroke: #3d444d; } .chip { fill: #656c7633; } .rule { stroke: #3d444d; } .block { fill: #151b23; }
    }`;

/** A comment as GitHub shows it, folds closed, drawn from its Markdown. */
export async function commentPicture(markdown: string, title: string): Promise<string> {
  const { parts, y } = (await markdownTree(markdown)).children!.reduce(draw, { parts: [], y: MARGIN, hidden: false });
  const height = y + MARGIN / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title">`,
    `  <title id="title">${escapeMarkup(title)}</title>`,
    `  <style>${STYLE}\n  </style>`,
    `  <rect class="page" x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8"/>`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");
}

interface Drawing {
  readonly parts: readonly string[];
  /** Where the next part begins. */
  readonly y: number;
  /** Whether it is folded away. */
  readonly hidden: boolean;
}

function draw({ parts, y, hidden }: Drawing, node: MarkdownNode): Drawing {
  const opened = /^(?<ends>[\s\S]*)<details><summary>(?<summary>.*)<\/summary>$/.exec(node.value ?? "")?.groups;
  if (node.type === "html" && opened) {
    const runs: Run[] = [{ text: `▸ ${plainHtml(opened.summary!)}`, style: "plain" }];
    return { parts: [...parts, ...text(runs, MARGIN, y, "")], y: y + LINE + 4, hidden: true };
  }
  if (node.type === "html") return { parts, y, hidden: false };
  if (hidden) return { parts, y, hidden };
  const drawn = drawers[node.type]!(node, y);
  return { parts: [...parts, ...drawn.parts], y: y + drawn.height, hidden };
}

interface Drawn {
  readonly parts: readonly string[];
  readonly height: number;
}

const drawers: Readonly<Record<string, (node: MarkdownNode, y: number) => Drawn>> = {
  heading(node, y) {
    const [size, level] = node.depth === 2 ? [20, "h2"] : [16, "h3"];
    const top = y + (node.depth === 2 ? 0 : 10);
    const under = `  <line class="rule" x1="${MARGIN}" x2="${WIDTH - MARGIN}" y1="${top + size + 12}" y2="${top + size + 12}"/>`;
    const { mark, runs } = marked(runsOf(node), top + 13);
    const words = text(runs, MARGIN + (mark.length > 0 ? 28 : 0), top + 2, level, size);
    const parts = [...mark, ...words, ...(node.depth === 2 ? [under] : [])];
    return { parts, height: top - y + size + (node.depth === 2 ? 22 : 12) };
  },
  paragraph: (node, y) => paragraph(runsOf(node), MARGIN, y, 10),
  list(node, y) {
    let top = y;
    const parts = node.children!.flatMap((item) => {
      const dot = `  <circle class="bullet" cx="${MARGIN + 12}" cy="${top + 10}" r="2.5"/>`;
      const drawn = paragraph(runsOf(item), MARGIN + 26, top, 3);
      top += drawn.height;
      return [dot, ...drawn.parts];
    });
    return { parts, height: top - y + 8 };
  },
  table(node, y) {
    const rows = node.children!.map((row) => row.children!.map((cell) => runsOf(cell)));
    const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => widthOfAll(row[at]!))) + 26);
    const lefts = widths.map((_, at) => MARGIN + widths.slice(0, at).reduce((sum, each) => sum + each, 0));
    const parts = rows.flatMap((row, line) => {
      const top = y + line * 30;
      const boxes = widths.map(
        (width, at) =>
          `  <rect class="rule" fill="none" x="${round(lefts[at]!)}" y="${top}" width="${round(width)}" height="30"/>`,
      );
      const strong = (runs: readonly Run[]): Run[] =>
        runs.map((run) => (line === 0 ? { ...run, style: "strong" } : run));
      const words = row.flatMap((runs, at) => text(strong(runs), lefts[at]! + 12, top + 5, ""));
      return [...boxes, ...words];
    });
    return { parts, height: rows.length * 30 + 12 };
  },
  code(node, y) {
    const lines = node.value!.split("\n");
    const box = `  <rect class="block" x="${MARGIN}" y="${y}" width="${WIDTH - 2 * MARGIN}" height="${lines.length * LINE + 20}" rx="6"/>`;
    const parts = lines.map(
      (line, at) => `  <text class="code" x="${MARGIN + 14}" y="${y + 25 + at * LINE}">${escapeMarkup(line)}</text>`,
    );
    return { parts: [box, ...parts], height: lines.length * LINE + 32 };
  },
};

/** Not every machine that shows a picture has the signs of a verdict among its letters: they are drawn. */
function marked(runs: readonly Run[], y: number): { readonly mark: readonly string[]; readonly runs: readonly Run[] } {
  const [first, ...rest] = runs;
  const sign = /^(?<allowed>✅ )|^⛔ /.exec(first?.text ?? "");
  if (!first || !sign) return { mark: [], runs };
  const allowed = sign.groups!.allowed !== undefined;
  const line = allowed ? "m-5 0 l4 4 l7 -8" : "m-6 0 h12";
  return {
    mark: [
      `  <circle class="${allowed ? "allowed" : "refused"}" cx="${MARGIN + 10}" cy="${y}" r="10"/>`,
      `  <path class="mark" d="M${MARGIN + 10} ${y} ${line}"/>`,
    ],
    runs: [{ ...first, text: first.text.slice(2) }, ...rest],
  };
}

function paragraph(runs: readonly Run[], x: number, y: number, after: number): Drawn {
  const lines = linesOf(runs, SIZE, WIDTH - MARGIN - x);
  return {
    parts: lines.flatMap((line, at) => placed(line, x, y + at * LINE, "")),
    height: lines.length * LINE + after,
  };
}

function text(runs: readonly Run[], x: number, y: number, level: string, size = SIZE): string[] {
  return placed(linesOf(runs, size, Infinity)[0]!, x, y, level);
}

function placed(line: readonly PlacedRun[], x: number, y: number, level: string): string[] {
  return line.flatMap((run) => {
    const classes = [level, run.style === "plain" ? "" : run.style].filter(Boolean).join(" ");
    const chip = `  <rect class="chip" x="${round(x + run.x - 2)}" y="${y}" width="${round(run.width + 4)}" height="20" rx="5"/>`;
    const length =
      run.text.trim().length > 1 ? ` textLength="${round(run.width)}" lengthAdjust="spacingAndGlyphs"` : "";
    const baseline = y + (level === "h2" ? 20 : 15);
    const letters = `  <text${classes ? ` class="${classes}"` : ""} x="${round(x + run.x)}" y="${baseline}"${length}>${escapeMarkup(run.text)}</text>`;
    return run.style === "code" ? [chip, letters] : [letters];
  });
}

function widthOfAll(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + widthOf({ ...run, style: run.style === "code" ? "code" : "strong" }, SIZE), 0);
}

function plainHtml(html: string): string {
  return html.replace(/<[^>]*>/g, "").replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
