import type { Paint } from "../../../../../config/reading/render-finding";
import { table } from "../../../terminal/table";
import type { Block, Fold, Inline, Line } from "./block";
import { visible } from "./escape";

/** Blocks as text for a terminal, everything unfolded. */
export function plainOf(blocks: readonly Block[], paint: Paint): string {
  return `${blocks.map((block) => textOf(block, paint)).join("\n\n")}\n`;
}

function textOf(block: Block, paint: Paint): string {
  switch (block.kind) {
    case "heading":
      return paint.bold(plainLine(block.line));
    case "paragraph":
      return plainLine(block.line);
    case "commands":
      return block.lines.map((each) => `  $ ${each}`).join("\n");
    case "list":
      return block.lines.map((each) => `  ${plainLine(each)}`).join("\n");
    case "table":
      return table(
        block.head,
        block.rows.map((cells) => cells.map(plainLine)),
      );
    case "folds":
      return block.folds.map(foldOf).join("\n");
  }
}

function foldOf({ summary, lines }: Fold): string {
  return [`  ${plainLine(summary)}`, ...lines.map((each) => `    ${plainLine(each)}`)].join("\n");
}

/** A line as text alone. */
export function plainLine(line: Line): string {
  return line.map(plainInline).join("").trim();
}

function plainInline(piece: Inline): string {
  if (typeof piece === "string") return piece === " " ? " " : spaced(piece);
  return visible("code" in piece ? piece.code : piece.strong);
}

function spaced(text: string): string {
  const [, start = "", end = ""] = /^( ?).*?( ?)$/su.exec(text) ?? [];
  return `${start}${visible(text)}${end}`;
}
