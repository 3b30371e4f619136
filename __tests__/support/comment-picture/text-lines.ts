import type { MarkdownNode } from "./markdown-tree";

/** Some letters in one style. */
export interface Run {
  readonly text: string;
  readonly style: "plain" | "strong" | "code";
}

/** Letters in one style, and where they begin on their line. */
export interface PlacedRun extends Run {
  readonly x: number;
  readonly width: number;
}

/** Widths of letters, in parts of the font's size: no font is at hand, so each is a little wider than most fonts have it. */
const WIDTHS: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[ijl.,:;'|!\u200B]/, 0.27],
  [/[ frtI()[\]/-]/, 0.36],
  [/[mwMW—→✅⛔]/, 0.88],
  [/[A-Z+~±−_]/, 0.66],
  [/./, 0.55],
];
const CODE_WIDTH = 0.6;

/** How wide letters of a size are drawn. */
export function widthOf({ text, style }: Run, size: number): number {
  if (style === "code") return [...text].length * CODE_WIDTH * size * 0.88;
  const widths = [...text].map((letter) => WIDTHS.find(([letters]) => letters.test(letter))![1]);
  return widths.reduce((sum, width) => sum + width, 0) * size * (style === "strong" ? 1.06 : 1);
}

/** What a paragraph, a heading or a cell says. */
export function runsOf(node: MarkdownNode, style: Run["style"] = "plain"): Run[] {
  if (node.type === "inlineCode") return [{ text: node.value!, style: "code" }];
  const inner = node.type === "strong" ? "strong" : style;
  if (node.children) return node.children.flatMap((child) => runsOf(child, inner));
  return node.value === undefined ? [] : [{ text: decoded(node.value), style: inner }];
}

/** Lines no wider than this, broken between words, and within words that are wider than a line. */
export function linesOf(runs: readonly Run[], size: number, width: number): PlacedRun[][] {
  const lines: PlacedRun[][] = [[]];
  let x = 0;
  for (const { text, style } of runs)
    for (const word of text.match(/\s+|[^\s/._:-]+[/._:-]*|[/._:-]+/g) ?? []) {
      const run = { text: word, style };
      const wide = widthOf(run, size);
      if (x + wide > width && x > 0) {
        lines.push([]);
        x = 0;
        if (/^\s+$/.test(word)) continue;
      }
      const line = lines.at(-1)!;
      const last = line.at(-1);
      if (last?.style === style) line[line.length - 1] = { ...last, text: last.text + word, width: last.width + wide };
      else line.push({ ...run, x, width: wide });
      x += wide;
    }
  return lines;
}

/** Prettier leaves references to letters as they are written. */
function decoded(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replaceAll("\u200B", "");
}
