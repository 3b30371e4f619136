import { readFileSync } from "node:fs";

import { writeWhole } from "../terminal/write-whole";
import type { Kubeconfig } from "./kubeconfig";
import { clusterOfContext } from "./cluster-of-context";
import { mergeKubeconfig } from "./merge-kubeconfig";

/**
 * Merges a cluster into a kubeconfig file, whole or not at all, readable by its owner alone. Gives the cluster that the context
 * was for until now, where that is another one: a client has the same context in each environment and region.
 */
export function writeKubeconfig(file: string, added: Kubeconfig): string | undefined {
  const text = textOf(file);
  writeWhole(file, mergeKubeconfig(text, added, file), 0o600);
  const before = clusterOfContext(text, added["current-context"]);
  return before === added.clusters[0]?.name ? undefined : before;
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
