/** What can't be seen, turns the direction of text, or is half of a letter; what joins letters stays. */
const UNSEEN = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A zero-width space: what is on both sides of it is no mention, number of an issue, formula or address together. */
const APART = "\u200B";

/** A text as one line of what can be seen. */
export function visible(text: string): string {
  return text.replace(UNSEEN, " ").replace(/\s+/gu, " ").trim();
}

/** A text that Markdown takes as text: no markup, HTML, mention, issue, formula, address or end of a cell. */
export function escapeMarkdown(text: string): string {
  return apart(
    visible(text)
      .replace(/[&<>|]/g, entity)
      .replace(/[\\`*_[\]~]/g, (sign) => `\\${sign}`)
      .replace(/^([-+=#]|\d+(?=[.)]))/, (start) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`)),
  );
}

/** A text as code, whatever it holds: between more backticks than it has in a row. */
export function markdownCode(text: string): string {
  const shown = visible(text);
  const runs = (shown.match(/`+/g) ?? []).map(({ length }) => length);
  const fence = "`".repeat(Math.max(0, ...runs) + 1);
  const space = /^`|`$/.test(shown) || shown === "" ? " " : "";
  return `${fence}${space}${shown}${space}${fence}`;
}

/** The same in a cell of a table, which ends at each bar, also at those within code. */
export function markdownCellCode(text: string): string {
  if (!/[|\\]/.test(text)) return markdownCode(text);
  return `<code>${visible(text).replace(/[^\p{L}\p{N} ./,"'()-]/gu, entity)}</code>`;
}

/** A text within HTML: what is in a summary GitHub takes as HTML alone. */
export function escapeHtml(text: string): string {
  return apart(visible(text).replace(/[&<>"]/g, entity));
}

/** The first letters of a text, whole ones, and an ellipsis where there are more than so many. */
export function clipped(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const whole = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)].map(({ segment }) => segment);
  return whole.length <= letters ? text : `${whole.slice(0, letters - 1).join("")}…`;
}

function entity(sign: string): string {
  return `&#${sign.codePointAt(0)!};`;
}

function apart(text: string): string {
  return text
    .replace(/(?<=\b(https?|ftp|mailto|xmpp)):/gi, `:${APART}`)
    .replace(/\bwww\./gi, `www${APART}.`)
    .replace(/[@$]|(?<!&)#|\bGH-/gi, (sign) => `${sign}${APART}`);
}
