import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

const FOLDERS = ["config", "layers", "modules", "scripts"];

/** The text of every file of the program, by its path from the root. */
export function programFiles(root: string): Record<string, string> {
  const paths = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.[cm]?[jt]s$/.test(path))
      .map((path) => posix.join(folder, path.replaceAll("\\", "/"))),
  );
  return Object.fromEntries(["main.ts", ...paths.sort()].map((path) => [path, readFileSync(join(root, path), "utf8")]));
}
