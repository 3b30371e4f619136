import { EXIT } from "../../terminal/exit";
import { awsFailure } from "../../aws/failure";
import { digestOf, readDigest } from "./digest";
import { heldLocks, readLocks, unlockCall } from "../locks/locks";
import type { StateStore } from "./state-store";
import { isWhole, listStateVersions, readState } from "./state-versions";

/** A state as an operator looks at it. */
export interface StateSummary {
  readonly stack: string;
  readonly key: string;
  /** `missing`, `deleted`, `ok`, `digest differs`, `unreadable`, or what is wrong with its bytes. */
  readonly condition: string;
  /** Why it is unreadable. */
  readonly reason: string | null;
  readonly serial: number | null;
  readonly lineage: string | null;
  readonly terraformVersion: string | null;
  readonly resources: number | null;
  readonly bytes: number | null;
  readonly versions: number | null;
  readonly lastModified: string | null;
  readonly locks: readonly string[] | null;
  /** Since when the oldest of them is held, ISO 8601; null where that is not known, or nothing is held. */
  readonly lockedSince: string | null;
  /** What releases them, if whoever holds them is dead. */
  readonly unlock: readonly string[];
}

/** What is known of a state; what could not be looked at is unreadable, never missing or free (G13). */
export async function summarizeState(store: StateStore): Promise<StateSummary> {
  try {
    return await readSummary(store);
  } catch (error) {
    const failure = awsFailure(error);
    // Without credentials or a network nothing can be said of any state.
    if (failure?.code !== EXIT.failed) throw error;
    return { ...UNKNOWN, stack: store.stack, key: store.settings.key, reason: failure.message };
  }
}

async function readSummary(store: StateStore): Promise<StateSummary> {
  const [versions, state, locks, digest] = await Promise.all([
    listStateVersions(store),
    readState(store),
    readLocks(store),
    readDigest(store),
  ]);
  const infos = [locks.table, locks.file].flatMap((lock) => (lock ? [lock.info] : []));
  return {
    ...UNKNOWN,
    stack: store.stack,
    key: store.settings.key,
    condition: conditionOf(),
    ...(isWhole(state)
      ? {
          serial: state.document.serial,
          lineage: state.document.lineage,
          terraformVersion: state.document.terraformVersion,
          resources: state.document.addresses.length,
        }
      : {}),
    bytes: state?.bytes ?? null,
    versions: versions.length,
    lastModified: versions[0]?.lastModified.toISOString() ?? null,
    locks: heldLocks(locks),
    lockedSince: oldest(infos.map(({ Created }) => Created)),
    unlock: [...new Set(infos.map(({ ID }) => ID))].filter((id) => id !== "").map((id) => unlockCall(store, id)),
  };

  function conditionOf(): string {
    if (state === undefined) return versions.length === 0 ? "missing" : "deleted";
    if (typeof state.document === "string") return state.document;
    return digest === undefined || digest === digestOf(state.text) ? "ok" : "digest differs";
  }
}

const UNKNOWN = {
  condition: "unreadable",
  reason: null,
  serial: null,
  lineage: null,
  terraformVersion: null,
  resources: null,
  bytes: null,
  versions: null,
  lastModified: null,
  locks: null,
  lockedSince: null,
  unlock: [],
} as const;

function oldest(dates: readonly string[]): string | null {
  return dates.filter((date) => !Number.isNaN(Date.parse(date))).sort()[0] ?? null;
}
