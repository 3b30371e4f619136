import Table from "cli-table3";

/** Without lines around cells, as tables of command lines are: what is next to each other can be cut and searched. */
const BARE = Object.fromEntries(
  [
    ...["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"],
    ...["left", "left-mid", "mid", "mid-mid", "right", "right-mid"],
  ].map((edge) => [edge, ""]),
);

/** Rows under their heads in aligned columns, as text without a newline at its end. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const made = new Table({
    head: [...head],
    chars: { ...BARE, middle: "  " },
    // Colours are the command's business; NO_COLOR would not reach the library's own.
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
  });
  for (const row of rows) made.push(row.map(String));
  return made
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}
