import { ACCOUNT_QUOTAS } from "../../../../../config/catalogue/account-quotas";
import type { Synthesis } from "../../model/synthesis";
import { costOf, type Cost } from "./cost";

/** What a synth makes of what is counted or paid for. */
export interface Tally {
  /** How many resources there are of each type that has a quota. */
  readonly amounts: ReadonlyMap<string, number>;
  /** USD a month by client; undefined is what everybody shares. */
  readonly costs: ReadonlyMap<string | undefined, Cost>;
  /** What has no known price, by client. */
  readonly unpriced: ReadonlyMap<string | undefined, readonly string[]>;
}

/** Counts and prices what a synth makes, stack by stack. */
export function tallyOf(synthesis: Synthesis): Tally {
  const amounts = new Map<string, number>();
  const costs = new Map<string | undefined, Cost>();
  const unpriced = new Map<string | undefined, string[]>();
  for (const { resources } of synthesis.stacks()) {
    const byAddress = new Map(resources.map((each) => [each.address, each]));
    for (const resource of resources) {
      const { kind, type, owner } = resource;
      if (kind === "resource" && Object.hasOwn(ACCOUNT_QUOTAS, type)) amounts.set(type, (amounts.get(type) ?? 0) + 1);
      for (const priced of costOf(resource, (address) => byAddress.get(address))) {
        if ("unpriced" in priced) unpriced.set(owner, [...(unpriced.get(owner) ?? []), priced.unpriced]);
        else costs.set(owner, plus(costs.get(owner), priced));
      }
    }
  }
  return { amounts, costs, unpriced };
}

/** Two costs together. */
function plus(one: Cost | undefined, other: Cost): Cost {
  return { least: (one?.least ?? 0) + other.least, most: (one?.most ?? 0) + other.most };
}
