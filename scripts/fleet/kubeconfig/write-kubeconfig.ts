import { readFileSync } from "node:fs";

import { writeWhole } from "../terminal/write-whole";
import type { Kubeconfig } from "./kubeconfig";
import { mergeKubeconfig } from "./merge-kubeconfig";

/** Merges a cluster into a kubeconfig file, whole or not at all, readable by its owner alone. */
export function writeKubeconfig(file: string, added: Kubeconfig): void {
  writeWhole(file, mergeKubeconfig(textOf(file), added, file), 0o600);
}

/** Empty for a file that isn't there yet. */
function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    // Where it is a folder, the system's error doesn't name it.
    throw Object.assign(error as Error, { path: file });
  }
}
