import pMap from "p-map";

import { plural } from "../../../../config/catalogue/plural";
import type { TargetOptions } from "../../terminal/options";
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

/** How long something has been so, in its largest unit: "3 hours"; a clock that is behind makes no age below nothing. */
export function ageOf(since: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000));
  if (minutes < 120) return plural(minutes, "minute");
  return minutes < 48 * 60 ? plural(Math.floor(minutes / 60), "hour") : plural(Math.floor(minutes / (24 * 60)), "day");
}

/** States looked at together; each takes five calls, and a connection carries one at a time. */
const CONCURRENCY = 8;

/** Where each of several states stands. */
export async function listingOf(
  stores: readonly StateStore[],
  { environment, region }: Pick<TargetOptions, "environment" | "region"> = {},
  now = Date.now(),
): Promise<StateListing> {
  const where = `${environment === undefined ? "" : ` --environment ${environment}`}${region === undefined ? "" : ` --region ${region}`}`;
  const states = await pMap(stores, summarizeState, { concurrency: CONCURRENCY });
  const rows = states.map(({ stack, condition, serial, resources, lastModified, locks }) => [
    stack,
    condition,
    serial ?? "-",
    resources ?? "-",
    lastModified?.replace(/:\d\d(\.\d+)?Z$/, "Z") ?? "-",
    locks === null ? "unknown" : locks.length > 0 ? `held: ${locks.length}` : "free",
  ]);
  return {
    ok: states.every(({ condition }) => condition === "ok" || condition === "missing"),
    data: { states },
    text: table(["stack", "condition", "serial", "resources", "last modified", "locks"], rows),
    notes: states.flatMap(({ stack, reason, locks, lockedSince, unlock }) => [
      ...(reason === null ? [] : [`${stack}: ${reason}`]),
      ...(locks ?? []).map((lock) => `${stack}: ${lock}`),
      ...(lockedSince === null ? [] : [`${stack}: locked for ${ageOf(lockedSince, now)}`]),
      ...unlock.map((call) => `${stack}: if that run is dead: ${call}${where}`),
    ]),
  };
}
