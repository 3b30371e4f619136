import Table from "cli-table3";

/** Without lines around cells, as tables of command lines are: what is next to each other can be cut and searched. */
const BARE = Object.fromEntries(
  `top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid`
    .split(" ")
    .map((edge) => [edge, ""]),
);

const GAP = "  ";

/** A column narrower than this takes words apart more than it tells. */
const NARROWEST = 10;

/** Whatever a table is printed to. */
export type Output = Pick<NodeJS.WriteStream, "isTTY" | "columns">;

/**
 * Rows under their heads in aligned columns, as text without a newline at its end. On a terminal that is narrower, cells
 * are wrapped; where even that leaves no room, each row is a list of its own. In a pipe lines stay whole.
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  { isTTY, columns }: Output = process.stdout,
): string {
  const lines = [[...head], ...rows.map((row) => row.map(String))];
  const room = isTTY && columns > 0 ? columns : Infinity;
  const widths = head.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  if (total(widths) <= room) return drawn(lines);
  const least = widths.map((width, at) => Math.min(width, Math.max(head[at]!.length, NARROWEST)));
  if (total(least) <= room) return drawn(lines, fitted(widths, least, room));
  const label = Math.max(...head.map((each) => each.length));
  const value = Math.max(NARROWEST, room - label - GAP.length);
  const lists = lines.slice(1).map((cells) =>
    drawn(
      cells.map((cell, at) => [head[at] ?? "", cell]),
      [label, value],
    ),
  );
  return lists.join("\n\n");
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, GAP.length * (widths.length - 1));
}

/** The widest columns give way first, none below its least. */
function fitted(widths: readonly number[], least: readonly number[], room: number): number[] {
  const given = [...widths];
  while (total(given) > room) {
    const spare = given.map((width, at) => (width > least[at]! ? width : 0));
    given[spare.indexOf(Math.max(...spare))]! -= 1;
  }
  return given;
}

function drawn(lines: readonly (readonly string[])[], colWidths: number[] = []): string {
  const made = new Table({
    chars: { ...BARE, middle: GAP },
    colWidths,
    wordWrap: colWidths.length > 0,
    // Colours are the command's business; NO_COLOR would not reach the library's own.
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
  });
  for (const line of lines) made.push(line.map((text, at) => breakable(text, colWidths[at])));
  return made
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** The library wraps between words alone: an id or a key that is longer than its column gets breaks within. */
function breakable(text: string, width?: number): string {
  if (width === undefined) return text;
  const piece = new RegExp(`.{1,${width}}`, "gu");
  return text.replace(/\S+/g, (word) => (word.length > width ? word.match(piece)!.join("\n") : word));
}
