import { digestOf, readDigest } from "./digest";
import { heldLocks, readLocks } from "./locks";
import type { StateStore } from "./state-store";
import { listStateVersions, readState } from "./state-versions";

/** A state as an operator looks at it. */
export interface StateSummary {
  readonly stack: string;
  readonly key: string;
  /** `missing`, `deleted`, `ok`, or what is wrong with it. */
  readonly condition: string;
  readonly serial: number | null;
  readonly lineage: string | null;
  readonly resources: number | null;
  readonly versions: number;
  readonly lastModified: string | null;
  readonly locks: readonly string[];
}

/** What is known of a state; nothing that could not be read is reported as missing (G13). */
export async function summarizeState(store: StateStore): Promise<StateSummary> {
  const [versions, state, locks, digest] = await Promise.all([
    listStateVersions(store),
    readState(store),
    readLocks(store),
    readDigest(store),
  ]);
  const document = typeof state?.document === "object" ? state.document : undefined;
  return {
    stack: store.stack,
    key: store.settings.key,
    condition: conditionOf(),
    serial: document?.serial ?? null,
    lineage: document?.lineage ?? null,
    resources: document?.addresses.length ?? null,
    versions: versions.length,
    lastModified: versions[0]?.lastModified.toISOString() ?? null,
    locks: heldLocks(locks),
  };

  function conditionOf(): string {
    if (state === undefined) return versions.length === 0 ? "missing" : "deleted";
    if (typeof state.document === "string") return state.document;
    return digest === undefined || digest === digestOf(state.text) ? "ok" : "digest differs";
  }
}
