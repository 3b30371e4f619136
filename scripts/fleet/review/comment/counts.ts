import { LAYERS } from "../../../../config/layers";
import type { Action, ChangeSet } from "../changes/change-set";

/** How many resources something happens to. */
export type Counts = Readonly<Record<Action, number>>;

/** What happens to a client in each layer; undefined is what everybody shares. */
export interface ClientCounts {
  readonly client: string | undefined;
  readonly layers: ReadonlyMap<string, Counts>;
}

/** Each action's sign, in the order in which they are told. */
export const SIGNS: Readonly<Record<Action, string>> = { add: "+", change: "~", replace: "±", remove: "−" };

const NONE: Counts = { add: 0, change: 0, replace: 0, remove: 0 };

/** Everybody whom a change touches, by name; what all share comes last. */
export function countsByClient({ changes }: ChangeSet): ClientCounts[] {
  const clients = new Map<string | undefined, Map<string, Counts>>();
  for (const { owner, layer, action } of changes) {
    const layers = clients.get(owner) ?? new Map<string, Counts>();
    const counts = layers.get(layer) ?? NONE;
    clients.set(owner, layers.set(layer, { ...counts, [action]: counts[action] + 1 }));
  }
  return [...clients]
    .map(([client, layers]) => ({ client, layers }))
    .sort((a, b) => Number(a.client === undefined) - Number(b.client === undefined) || compare(a.client, b.client));
}

/** The layers that a change touches, in their own order. */
export function touchedLayers({ changes }: ChangeSet): string[] {
  const touched = new Set(changes.map(({ layer }) => layer));
  const known = Object.keys(LAYERS).filter((layer) => touched.delete(layer));
  return [...known, ...[...touched].sort()];
}

/** All of them together. */
export function totalOf(counts: Iterable<Counts>): Counts {
  const total = { ...NONE };
  for (const each of counts) for (const action of Object.keys(SIGNS) as Action[]) total[action] += each[action];
  return total;
}

/** `+2 ~1`, or a dash where nothing happens. */
export function countsText(counts: Counts | undefined): string {
  const told = (Object.keys(SIGNS) as Action[]).filter((action) => (counts?.[action] ?? 0) > 0);
  return told.map((action) => `${SIGNS[action]}${counts![action]}`).join(" ") || "–";
}

function compare(a: string | undefined, b: string | undefined): number {
  return (a ?? "") < (b ?? "") ? -1 : 1;
}
