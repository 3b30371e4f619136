import { readFileSync, realpathSync } from "node:fs";

import { writeWhole } from "../terminal/write-whole";
import type { Kubeconfig } from "./kubeconfig";
import { mergeKubeconfig } from "./merge-kubeconfig";

/** Merges a cluster into a kubeconfig file, whole or not at all, readable by its owner alone. */
export function writeKubeconfig(file: string, added: Kubeconfig): void {
  // A link, as many keep their kubeconfig behind, would be replaced by a file.
  const path = existing(() => realpathSync(file)) ?? file;
  const text = existing(() => readFileSync(path, "utf8")) ?? "";
  writeWhole(path, mergeKubeconfig(text, added, file), 0o600);
}

function existing(read: () => string): string | undefined {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
