import type { Files } from "./registry";

/** A recipe of CONTRIBUTING.md: the files that it adds, and the lines that it adds to others. */
export interface Recipe {
  readonly added: Files;
  readonly changed: Readonly<Record<string, string>>;
}

/** The recipes of the page, by their headings; a block's file is the last one named before it. */
export function recipesOf(page: string): ReadonlyMap<string, Recipe> {
  const [, section = ""] = page.split("\n## Recipes\n");
  const parts = section.split(/^### /m).slice(1);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf("\n")), recipeOf(part)]));
}

function recipeOf(part: string): Recipe {
  const added: Record<string, string> = {};
  const changed: Record<string, string> = {};
  for (const block of part.matchAll(/`([^`\s]+\.ts)`[^`]*\n\n```(ts|diff)\n([\s\S]*?)```/g)) {
    const [, path, kind, text] = block as unknown as [string, string, string, string];
    (kind === "ts" ? added : changed)[path] = text;
  }
  return { added, changed };
}

/** A file with the added lines of a diff, each after the line before it in the diff. */
export function patched(text: string, diff: string): string {
  const lines = text.split("\n");
  for (const hunk of diff.trimEnd().split("\n@@\n")) {
    const [before, ...added] = hunk.split("\n");
    const at = lines.indexOf(before!.slice(1));
    if (at < 0) throw new Error(`no such line: ${before}`);
    lines.splice(at + 1, 0, ...added.map((line) => line.replace(/^\+/, "")));
  }
  return lines.join("\n");
}
