import { NONE, plus, type Amount } from "../amount";
import type { Tally } from "../tally";

/** What a client costs in USD a month, and layer by layer; undefined as client is what everybody shares. */
export interface ClientEstimate extends Amount {
  readonly client: string | undefined;
  readonly layers: Readonly<Record<string, Amount>>;
  /** What it may cost; undefined without a limit. */
  readonly budget: number | undefined;
}

/** What targets cost together. */
export interface Estimate {
  /** Sorted by name, what everybody shares last. */
  readonly clients: readonly ClientEstimate[];
  readonly total: Amount;
  /** What has no known price, with how many there are; sorted. */
  readonly unpriced: readonly { readonly what: string; readonly count: number }[];
  readonly byUse: readonly string[];
}

/** What a change does to a client's cost. */
export interface EstimateChange {
  readonly client: string | undefined;
  readonly before: Amount;
  readonly after: Amount;
  readonly budget: number | undefined;
}

/** Whom an estimate is about. */
export interface EstimateProps {
  readonly budgets: ReadonlyMap<string, number | undefined>;
  /** One client alone. */
  readonly only?: string | undefined;
}

/** Adds up what targets cost, by client and layer. */
export function estimateOf(tallies: readonly Tally[], { budgets, only }: EstimateProps): Estimate {
  const isMeant = (client: string | undefined): boolean => only === undefined || client === only;
  const clients = new Map<string | undefined, Record<string, Amount>>();
  for (const { client, layer, least, most } of tallies.flatMap((each) => each.costs)) {
    if (!isMeant(client)) continue;
    const layers = clients.get(client) ?? {};
    clients.set(client, { ...layers, [layer]: plus(layers[layer], { least, most }) });
  }
  const all = [...clients].map(([client, layers]): ClientEstimate => {
    const sum = Object.values(layers).reduce<Amount>(plus, NONE);
    return { client, ...sum, layers, budget: client === undefined ? undefined : budgets.get(client) };
  });
  const counts = new Map<string, number>();
  for (const { unpriced } of tallies)
    for (const [client, whats] of unpriced)
      if (isMeant(client)) for (const what of whats) counts.set(what, (counts.get(what) ?? 0) + 1);
  return {
    clients: all.sort(byName),
    total: all.reduce<Amount>(plus, NONE),
    unpriced: [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, count]) => ({ what, count })),
    byUse: [...new Set(tallies.flatMap((each) => each.byUse))].sort(),
  };
}

/** Below half a cent nothing differs: sums of fractions do. */
const CENT = 0.005;

/** Clients whose cost differs, by name. */
export function costChanges(base: Estimate, head: Estimate): EstimateChange[] {
  const [before, after] = [base, head].map(({ clients }) => new Map(clients.map((each) => [each.client, each])));
  return [...new Set([...before!.keys(), ...after!.keys()])]
    .map((client) => {
      const [old, now] = [before!.get(client) ?? NONE, after!.get(client)];
      return {
        client,
        before: { least: old.least, most: old.most },
        after: { least: now?.least ?? 0, most: now?.most ?? 0 },
        budget: now?.budget,
      };
    })
    .filter((each) => differs(each.before.least, each.after.least) || differs(each.before.most, each.after.most))
    .sort(byName);
}

function differs(one: number, other: number): boolean {
  return Math.abs(one - other) >= CENT;
}

function byName(a: { readonly client: string | undefined }, b: { readonly client: string | undefined }): number {
  if (a.client === undefined || b.client === undefined) return a.client === undefined ? 1 : -1;
  return a.client < b.client ? -1 : 1;
}
