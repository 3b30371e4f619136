import { plus, type Amount } from "../amount";
import type { LayerCost } from "../tally";

/** What each client costs over all layers, in USD a month; undefined is what everybody shares. */
export function costsByClient(costs: readonly LayerCost[]): ReadonlyMap<string | undefined, Amount> {
  const clients = new Map<string | undefined, Amount>();
  for (const { client, least, most } of costs) clients.set(client, plus(clients.get(client), { least, most }));
  return clients;
}
