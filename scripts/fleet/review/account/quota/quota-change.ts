import type { KnownQuotas } from "../../../../../config/known-quotas";
import { NONE, type Amount } from "../amount";
import { roomFor, type QuotaRoom } from "./quota-room";
import { keyOf, type QuotaUse } from "./uses-of";

/** A need after a change, and what it was before. */
export interface QuotaChange extends QuotaRoom {
  readonly before: Amount;
}

/** The quotas that a change takes more or less of, fullest first. */
export function quotaChanges(base: readonly QuotaUse[], head: readonly QuotaUse[], known: KnownQuotas): QuotaChange[] {
  const [before, after] = [base, head].map((uses) => new Map(uses.map((use) => [keyOf(use), use])));
  return [...new Set([...before!.keys(), ...after!.keys()])]
    .map((key) => {
      const old = before!.get(key);
      const now = after!.get(key) ?? { ...old!, ...NONE };
      return { ...roomFor(now, known), before: old ? { least: old.least, most: old.most } : NONE };
    })
    .filter(({ before: old, least, most }) => old.least !== least || old.most !== most)
    .sort((a, b) => b.most / Math.max(b.limit, 1) - a.most / Math.max(a.limit, 1));
}
