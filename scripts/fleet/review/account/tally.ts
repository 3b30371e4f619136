import type { Target } from "../../../../config/fleet";
import type { Synthesis } from "../model/synthesis";
import { plus, type Amount } from "./amount";
import { costOf } from "./cost/cost-of";
import type { Claim } from "./quota/claim";
import { claimsOf } from "./quota/claims-of";
import { uncountedIn } from "./quota/vcpus-of";

/** What a synth makes of what is counted or paid for. */
export interface Tally {
  readonly account: string;
  /** What is taken of the account's quotas. */
  readonly claims: readonly Claim[];
  /** Instance types whose vCPUs are not known here, sorted. */
  readonly uncounted: readonly string[];
  /** USD a month by client; undefined is what everybody shares. */
  readonly costs: ReadonlyMap<string | undefined, Amount>;
  /** What has no known price, by client. */
  readonly unpriced: ReadonlyMap<string | undefined, readonly string[]>;
}

/** Counts and prices what a synth of a target makes, stack by stack. */
export function tallyOf(synthesis: Synthesis, { accountId, region }: Pick<Target, "accountId" | "region">): Tally {
  const claims: Claim[] = [];
  const uncounted = new Set<string>();
  const costs = new Map<string | undefined, Amount>();
  const unpriced = new Map<string | undefined, string[]>();
  for (const stack of synthesis.stacks()) {
    claims.push(...claimsOf(stack, region));
    const byAddress = new Map(stack.resources.map((each) => [each.address, each]));
    for (const resource of stack.resources) {
      const { owner, kind, body } = resource;
      if (kind === "resource") for (const type of uncountedIn(body)) uncounted.add(type);
      for (const priced of costOf(resource, (address) => byAddress.get(address))) {
        if ("unpriced" in priced) unpriced.set(owner, [...(unpriced.get(owner) ?? []), priced.unpriced]);
        else costs.set(owner, plus(costs.get(owner), priced));
      }
    }
  }
  return { account: accountId, claims, uncounted: [...uncounted].sort(), costs, unpriced };
}
