import { BILLED_BY_USE } from "../../../../config/catalogue/billed-by-use";
import type { Target } from "../../../../config/fleet";
import type { Stack } from "../model/stack";
import type { Synthesis } from "../model/synthesis";
import { plus, type Amount } from "./amount";
import { costOf } from "./cost/cost-of";
import type { Claim } from "./quota/claim";
import { claimsOf } from "./quota/claims-of";
import { uncountedIn } from "./quota/vcpus-of";
import { regionOf } from "./region-of";

/** What a client's part of a layer costs, in USD a month; undefined as client is what everybody shares. */
export interface LayerCost extends Amount {
  readonly client: string | undefined;
  readonly layer: string;
}

/** What a synth makes of what is counted or paid for. */
export interface Tally {
  readonly account: string;
  /** What is taken of the account's quotas. */
  readonly claims: readonly Claim[];
  /** Instance types whose vCPUs are not known here, sorted. */
  readonly uncounted: readonly string[];
  readonly costs: readonly LayerCost[];
  /** What has no known price, by client. */
  readonly unpriced: ReadonlyMap<string | undefined, readonly string[]>;
  /** What is paid for by use, and so no part of any cost; in words, sorted. */
  readonly byUse: readonly string[];
}

/** Counts and prices what a synth of a target makes, stack by stack. */
export function tallyOf(synthesis: Synthesis, { accountId, region }: Pick<Target, "accountId" | "region">): Tally {
  const claims: Claim[] = [];
  const uncounted = new Set<string>();
  const bill = new Bill();
  for (const stack of synthesis.stacks()) {
    claims.push(...claimsOf(stack, region));
    for (const { kind, body } of stack.resources)
      if (kind === "resource") for (const type of uncountedIn(body)) uncounted.add(type);
    bill.add(stack, region);
  }
  const { unpriced, byUse } = bill;
  const costs = [...bill.costs.values()];
  return { account: accountId, claims, uncounted: [...uncounted].sort(), costs, unpriced, byUse: [...byUse].sort() };
}

/** What stacks cost together. */
class Bill {
  readonly costs = new Map<string, LayerCost>();
  readonly unpriced = new Map<string | undefined, string[]>();
  readonly byUse = new Set<string>();

  add(stack: Stack, region: string): void {
    const byAddress = new Map(stack.resources.map((each) => [each.address, each]));
    for (const resource of stack.resources) {
      const { owner, kind, type } = resource;
      const use = kind === "resource" ? BILLED_BY_USE[type] : undefined;
      if (use !== undefined) this.byUse.add(use);
      for (const priced of costOf(resource, regionOf(resource, stack) ?? region, (at) => byAddress.get(at))) {
        if ("unpriced" in priced) this.unpriced.set(owner, [...(this.unpriced.get(owner) ?? []), priced.unpriced]);
        else this.charge(owner, stack.layer, priced);
      }
    }
  }

  private charge(client: string | undefined, layer: string, amount: Amount): void {
    const key = `${client ?? ""} ${layer}`;
    this.costs.set(key, { client, layer, ...plus(this.costs.get(key), amount) });
  }
}
