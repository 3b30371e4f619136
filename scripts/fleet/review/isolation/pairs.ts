import type { Breach } from "./breach";
import type { Isolation } from "./isolation-of";

/** How many ordered pairs of clients there are. */
export function pairCount({ clients }: Pick<Isolation, "clients">): number {
  return clients.length * (clients.length - 1);
}

/** Breaches by whose they are and whose they take in; those of nobody's stand under `NOBODY`. */
export function breachesByPair({ clients, breaches }: Isolation): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const rows = new Map<string, Map<string, number>>();
  for (const { owner = NOBODY, other } of breaches) {
    const row = rows.get(owner) ?? new Map<string, number>();
    const others = other === undefined ? clients.filter((client) => client !== owner) : [other];
    for (const each of others) row.set(each, (row.get(each) ?? 0) + 1);
    rows.set(owner, row);
  }
  return rows;
}

/** The row of what belongs to no client. */
export const NOBODY = "(nobody)";

/** What a breach is, without where: `security-group: acme takes in aws_vpc.eu_network_vpc of eu`. */
export function breachWords({ leak, owner = NOBODY, other, thing }: Breach): string {
  return `${leak}: ${owner} takes in ${thing} of ${other ?? "everybody"}`;
}
