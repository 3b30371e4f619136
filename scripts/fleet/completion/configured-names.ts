import { readFileSync } from "node:fs";
import { join } from "node:path";

import { REGIONS } from "../../../config/catalogue/regions";

/**
 * Clients that are not switched off, by a look at the file's lines: a Tab can't wait until the registry is read and
 * checked, and what is written in another form is only not offered.
 */
export function clientNames(root: string): string[] {
  const names: string[] = [];
  let inClients = false;
  let depth = "";
  for (const line of linesOf(join(root, "config", "clients.yaml"))) {
    const [, indent = "", key = "", value = ""] = /^( *)([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (key === "") continue;
    if (indent === "") {
      inClients = key === "clients";
      continue;
    }
    if (!inClients) continue;
    if (depth === "") depth = indent;
    if (indent === depth) names.push(key);
    else if (key === "enabled" && /^false\b/.test(value) && indent.length <= 2 * depth.length) names.pop();
  }
  return names;
}

/** Regions that any environment is set up in. */
export function regionNames(root: string): string[] {
  const keys = linesOf(join(root, "config", "platform.yaml")).map((line) => /^ +([a-z0-9-]+):/.exec(line)?.[1] ?? "");
  return [...new Set(keys.filter((key) => Object.hasOwn(REGIONS, key)))];
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split(/\r?\n/);
  } catch {
    // A file that can't be read has nothing to offer; this is no place to say so.
    return [];
  }
}
