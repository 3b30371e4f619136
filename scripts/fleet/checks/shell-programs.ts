import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Folders whose programs are for a shell, and which of their files are. */
const FOLDERS: Readonly<Record<string, RegExp>> = {
  ".ci": /^run$/,
  ".githooks": /^[a-z-]+$/,
  "modules/machine/boot": /^fleet-[a-z]+$/,
  "modules/postgres/boot": /^fleet-[a-z]+$/,
  scripts: /\.sh$/,
};

/** Every shell program of the project, from its root. */
export function shellPrograms(root: string): string[] {
  return Object.entries(FOLDERS).flatMap(([folder, pattern]) =>
    readdirSync(join(root, folder))
      .filter((name) => pattern.test(name))
      .sort()
      .map((name) => `${folder}/${name}`),
  );
}
