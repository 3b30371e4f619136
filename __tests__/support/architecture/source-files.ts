import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

import { PROJECT_ROOT } from "../synth-project";

/** Every TypeScript file of the program, by its path from the root. */
export function sourceFiles(): string[] {
  const parts = ["config", "layers", "modules", "scripts"].flatMap(filesBelow);
  return ["main.ts", ...parts.filter((path) => path.endsWith(".ts"))];
}

/** Everything below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((path) => posix.join(folder, path.replaceAll("\\", "/")))
    .sort();
}

/** A file's text. */
export function read(path: string): string {
  return readFileSync(join(PROJECT_ROOT, path), "utf8");
}
