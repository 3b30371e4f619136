import type { Fleet } from "../../../../config/fleet";
import type { Synthesis } from "../model/synthesis";
import type { Breach } from "./breach";
import { Judge } from "./judge";
import { knownOf } from "./known";
import { partsOf } from "./parts";
import { StateKeys } from "./state-keys";

/** What one synth says about its clients' isolation. */
export interface Isolation {
  /** Clients of the target that were looked at, sorted. */
  readonly clients: readonly string[];
  /** Sorted by stack, address and path. */
  readonly breaches: readonly Breach[];
  /** Ids of the entries of the list of what is shared that this synth has. */
  readonly shared: readonly string[];
}

/**
 * Where one client's part of a synth meets another's; the fleet says names, blocks and what all share. Stacks are read
 * twice, one at a time: first for what there is, then for what meets it.
 */
export function isolationOf(synthesis: Synthesis, fleet: Fleet): Isolation {
  const judge = new Judge(knownOf(synthesis, fleet));
  const keys = new StateKeys();
  const breaches = new Map<string, Breach>();
  for (const stack of synthesis.stacks()) {
    const found = [...keys.breachesOf(stack), ...[...partsOf(stack)].flatMap((part) => judge.breachesOf(part))];
    for (const breach of found) {
      const place = [breach.stack, breach.address, breach.path, breach.other ?? ""].join(" ");
      if (!breaches.has(place)) breaches.set(place, breach);
    }
  }
  return {
    clients: fleet.clients.map(({ name }) => name).sort(),
    breaches: [...breaches.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, breach]) => breach),
    shared: [...judge.used].sort(),
  };
}
