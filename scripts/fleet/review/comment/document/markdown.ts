import type { Block, Fold, Inline, Line } from "./block";
import { escapeHtml, escapeMarkdown, markdownCellCode, markdownCode } from "./escape";
import { fitted, type Piece } from "./piece";

/** GitHub takes 65,536 characters; GitLab and others more. */
export const MOST_COMMENT_BYTES = 60_000;

/** Blocks as GitHub's Markdown, of less than so many bytes; what doesn't fit is left out by whole items, and said so. */
export function markdownOf(blocks: readonly Block[], limit = MOST_COMMENT_BYTES): string {
  return fitted(blocks.map(pieceOf), limit);
}

function pieceOf(block: Block): Piece {
  switch (block.kind) {
    case "heading":
      return fixed(`${"#".repeat(block.level)} ${line(block.line)}\n\n`);
    case "paragraph":
      return fixed(`${line(block.line)}\n\n`);
    case "commands":
      return fixed(`\`\`\`sh\n${block.lines.join("\n")}\n\`\`\`\n\n`);
    case "list":
      return {
        ...block,
        before: "",
        items: block.lines.map((each) => `- ${line(each)}\n`),
        after: "\n",
        rest: (left) => `- ${line(block.rest(left))}\n`,
      };
    case "table":
      return {
        ...block,
        before: `| ${block.head.join(" | ")} |\n|${block.head.map((_, at) => (at === 0 ? " --- |" : " ---: |")).join("")}\n`,
        items: block.rows.map((cells) => `| ${cells.map((cell) => line(cell, markdownCellCode)).join(" | ")} |\n`),
        after: "\n",
        rest: (left) => `\n${line(block.rest(left))}\n`,
      };
    case "folds":
      return {
        ...block,
        before: "",
        items: block.folds.map(foldOf),
        after: "\n",
        rest: (left) => `${line(block.rest(left))}\n`,
      };
  }
}

function foldOf({ summary, lines }: Fold): string {
  return `<details><summary>${summary.map(html).join("")}</summary>\n\n${lines.map((each) => `- ${line(each)}\n`).join("")}\n</details>\n`;
}

function fixed(text: string): Piece {
  return { before: text, items: [], after: "", rest: () => "", share: 0 };
}

function line(pieces: Line, code = markdownCode): string {
  return pieces.map((each) => inline(each, code)).join("");
}

function inline(piece: Inline, code: (text: string) => string): string {
  if (typeof piece === "string") return escaped(piece, escapeMarkdown);
  return "code" in piece ? code(piece.code) : `**${escapeMarkdown(piece.strong)}**`;
}

function html(piece: Inline): string {
  if (typeof piece === "string") return escaped(piece, escapeHtml);
  return "code" in piece ? `<code>${escapeHtml(piece.code)}</code>` : `<b>${escapeHtml(piece.strong)}</b>`;
}

/** The spaces at both ends are between this piece and the next. */
function escaped(text: string, escape: (text: string) => string): string {
  const [, start = "", end = ""] = /^( ?).*?( ?)$/su.exec(text) ?? [];
  return text.trim() === "" ? start : `${start}${escape(text)}${end}`;
}
