import pMap from "p-map";

import { table } from "../../terminal/table";
import type { StateStore } from "../store/state-store";
import { summarizeState } from "../store/state-summary";

/** A listing as data and as text; not ok when something in it needs a look, which the notes say. */
export interface StateListing {
  readonly ok: boolean;
  readonly data: object;
  readonly text: string;
  readonly notes: readonly string[];
}

/** States looked at together; each takes five calls, and a connection carries one at a time. */
const CONCURRENCY = 8;

/** Where each of several states stands. */
export async function listingOf(stores: readonly StateStore[]): Promise<StateListing> {
  const states = await pMap(stores, summarizeState, { concurrency: CONCURRENCY });
  const rows = states.map(({ stack, condition, serial, resources, versions, lastModified, locks }) => [
    stack,
    condition,
    serial ?? "-",
    resources ?? "-",
    versions ?? "-",
    lastModified ?? "-",
    locks === null ? "unknown" : locks.length > 0 ? `held: ${locks.length}` : "free",
  ]);
  return {
    ok: states.every(({ condition }) => condition === "ok" || condition === "missing"),
    data: { states },
    text: table(["stack", "condition", "serial", "resources", "versions", "last modified", "locks"], rows),
    notes: states.flatMap(({ stack, reason, locks }) => [
      ...(reason === null ? [] : [`${stack}: ${reason}`]),
      ...(locks ?? []).map((lock) => `${stack}: ${lock}`),
    ]),
  };
}
