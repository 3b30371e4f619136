import { readPlainFiles } from "../../../../config/plain-files";
import type { Finding } from "../../../../config/reading/finding";
import { pathText, type Path } from "../../../../config/reading/path";
import { FILES, type FileName } from "../../../../config/registry";
import type { Variables } from "../../../../config/target";
import { differences } from "./differences";
import { reachIn, type Reach } from "./reach";
import type { RegistryChange, RegistryChanges } from "./registry-change";

/** A file that can't be read, and on which side. */
export interface UnreadableFile extends Finding {
  readonly side: "base" | "head";
}

/** What somebody has changed, whom it can reach, and what could not be compared. */
export interface ComparedRegistry extends RegistryChanges {
  /** Empty where all six files could be read; nothing is told of a file of which one side can't. */
  readonly unreadable: readonly UnreadableFile[];
  /** Clients that a change can touch at most, by what schema and registry tell; else everyone. */
  readonly reachOf: (change: RegistryChange) => Reach;
}

/**
 * What differs between registry, ledger and platform settings of two folders, as values: by file and path. Comments,
 * order of keys, quotes and defaults that are written out say nothing. Files that break rules are compared all the same.
 */
export function registryChanges(
  baseRoot: string,
  headRoot: string,
  variables: Variables = process.env,
): ComparedRegistry {
  const [base, head] = [readPlainFiles(baseRoot, variables), readPlainFiles(headRoot, variables)];
  const names = Object.keys(FILES) as FileName[];
  const changes = names.flatMap((file): RegistryChange[] => {
    const [old, now] = [base[file], head[file]];
    if (!old.data || !now.data) return [];
    return [...differences(file, old.data, now.data)].map(({ path, ...difference }) => ({
      file,
      path: pathText(path),
      client: clientOf(file, path),
      ...difference,
      ...(difference.kind === "removed" ? old : now).positionOf(path),
    }));
  });
  return {
    changes,
    clients: new Set(changes.flatMap(({ client }) => client ?? [])),
    shared: changes.filter(({ client }) => client === undefined),
    unreadable: names.flatMap((file) => [
      ...base[file].findings.map((finding) => ({ ...finding, side: "base" as const })),
      ...head[file].findings.map((finding) => ({ ...finding, side: "head" as const })),
    ]),
    reachOf: reachIn([base.clients.data, head.clients.data]),
  };
}

function clientOf(file: FileName, [section, name]: Path): string | undefined {
  return file !== "platform" && section === "clients" && name !== undefined ? String(name) : undefined;
}
