import type { Amount } from "../amount";
import type { Tally } from "../tally";
import { costsByClient } from "./costs-by-client";

/** What a change does to a client's bill; undefined as client is what everybody shares. */
export interface ClientCostChange extends Amount {
  readonly client: string | undefined;
}

/** What a change does to the bill, in USD a month. */
export interface CostChange extends Amount {
  /** Those whose bill differs, the dearest first. */
  readonly clients: readonly ClientCostChange[];
  /** What the change adds or takes away and has no known price here: instance types, kinds of volumes; sorted. */
  readonly unpriced: readonly string[];
}

/** Below half a cent nothing differs: sums of fractions do. */
const CENT = 0.005;

/** What the head costs more than the base, by client and in all. */
export function costChange(base: Tally, head: Tally): CostChange {
  const [before, after] = [costsByClient(base.costs), costsByClient(head.costs)];
  const clients = [...new Set([...before.keys(), ...after.keys()])]
    .map((client) => ({ client, ...difference(after.get(client), before.get(client)) }))
    .filter(({ least, most }) => Math.abs(least) >= CENT || Math.abs(most) >= CENT)
    .sort((a, b) => b.most - a.most || b.least - a.least || (a.client ?? "").localeCompare(b.client ?? "", "en"));
  return {
    least: clients.reduce((sum, { least }) => sum + least, 0),
    most: clients.reduce((sum, { most }) => sum + most, 0),
    clients,
    unpriced: unpricedChange(base.unpriced, head.unpriced),
  };
}

function difference(one: Amount | undefined, other: Amount | undefined): Amount {
  return { least: (one?.least ?? 0) - (other?.least ?? 0), most: (one?.most ?? 0) - (other?.most ?? 0) };
}

function unpricedChange(base: Tally["unpriced"], head: Tally["unpriced"]): string[] {
  const owners = new Set([...base.keys(), ...head.keys()]);
  const changed = [...owners].filter((owner) => sorted(base.get(owner)).join() !== sorted(head.get(owner)).join());
  const names = changed.flatMap((owner) => symmetricDifference(base.get(owner) ?? [], head.get(owner) ?? []));
  return sorted([...new Set(names)]);
}

/** What one list has more of than the other. */
function symmetricDifference(one: readonly string[], other: readonly string[]): string[] {
  const count = (names: readonly string[], name: string): number => names.filter((each) => each === name).length;
  return [...new Set([...one, ...other])].filter((name) => count(one, name) !== count(other, name));
}

function sorted(names: readonly string[] = []): string[] {
  return [...names].sort();
}
