import { readFileSync } from "node:fs";
import { join } from "node:path";

import { readPages, ROOT } from "./markdown-files";

/** The sections of a page of requirements. */
export type Standing = "As asked" | "Answered" | "Decided differently" | "Not all there yet";

/** One requirement, as its page has it. */
export interface RequirementRow {
  readonly id: string;
  readonly page: string;
  readonly standing: Standing;
  /** What is asked for, and what is done about it where that differs. */
  readonly words: readonly string[];
  /** Files to open first. */
  readonly where: readonly string[];
  /** The test or command that shows it; nothing where there is nothing to show yet. */
  readonly see: string;
}

/** Every row of every page of requirements, in the order of pages. */
export function requirementRows(): RequirementRow[] {
  const found = readPages().filter(({ path }) => path.startsWith("docs/requirements/"));
  return found.flatMap(({ path, text }) => rowsOf(path, text));
}

/** The rows of one page; a cell is what stands between two bars. */
export function rowsOf(page: string, text: string): RequirementRow[] {
  return text.split(/^## /m).flatMap((section) => {
    const standing = section.split("\n")[0]!.trim() as Standing;
    const [header, , ...rows] = section.split("\n").filter((line) => line.startsWith("|"));
    const columns = cellsOf(header ?? "");
    return rows.map(cellsOf).map((cells) => ({
      id: cells[0]!,
      page,
      standing,
      words: cells.slice(1, columns.indexOf("Where")),
      where: filesIn(cells[columns.indexOf("Where")] ?? ""),
      see: cells[columns.indexOf("See")] ?? "",
    }));
  });
}

/** The files of the repository that a cell links to. */
export function filesIn(cell: string): string[] {
  return [...cell.matchAll(/\]\(\.\.\/\.\.\/([^)#]+)[^)]*\)/g)].map(([, path]) => path!);
}

/** A file's text, by its path from the root. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

function cellsOf(line: string): string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}
