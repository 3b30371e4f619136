import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { EXIT, ExitError } from "./exit";
import { printLine } from "./print";
import { writeWhole } from "./write-whole";

/** Committed files that are made from others: path from the project's root, and the text it must have, if any. */
export type GeneratedFiles = Readonly<Record<string, string | undefined>>;

/** Writes the files that differ, or with `check` only fails when there are any. */
export function writeGenerated(root: string, files: GeneratedFiles, check = false): void {
  const stale = Object.keys(files).filter((file) => textOf(join(root, file)) !== files[file]);
  if (check && stale.length > 0) throw new ExitError(EXIT.failed, `stale: ${stale.join(", ")}; run npm run generate`);
  for (const file of stale) {
    const text = files[file];
    if (text === undefined) rmSync(join(root, file));
    else writeWhole(join(root, file), text);
  }
  printLine(stale.length > 0 ? `Wrote ${stale.join(", ")}` : "Everything is up to date.");
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
