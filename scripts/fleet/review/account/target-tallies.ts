import type { Fleet } from "../../../../config/fleet";
import { openSynthesis } from "../model/synthesis";
import { withSides } from "../sides/open-sides";
import { withOwnSynth } from "../sides/own-synth";
import { tallyOf, type Tally } from "./tally";

/** A target as it is, and as it was at a commit. */
export interface TargetTally {
  readonly fleet: Fleet;
  /** Undefined where nothing is compared with. */
  readonly base: Tally | undefined;
  readonly head: Tally;
}

/** What is compared: `true` where this branch left main, a commit, or nothing. */
export type ComparedWith = string | true | undefined;

/** Synthesizes targets one after the other, offline, and counts what they make. */
export async function talliesOf(
  fleets: readonly Fleet[],
  root: string,
  compared: ComparedWith,
): Promise<TargetTally[]> {
  const tallies: TargetTally[] = [];
  for (const fleet of fleets) tallies.push({ fleet, ...(await tallyTarget(fleet, root, compared)) });
  return tallies;
}

async function tallyTarget(
  fleet: Fleet,
  root: string,
  compared: ComparedWith,
): Promise<Pick<TargetTally, "base" | "head">> {
  const { environment, region } = fleet.target;
  if (compared === undefined) {
    const clients = new Set(fleet.namedClients);
    const head = await withOwnSynth(fleet, root, (out) => tallyOf(openSynthesis(out, clients), fleet.target));
    return { base: undefined, head };
  }
  const ref = compared === true ? {} : { ref: compared };
  return withSides({ root, environment, region, ...ref }, ({ base, head }) => ({
    base: tallyOf(base.synthesis, fleet.target),
    head: tallyOf(head.synthesis, fleet.target),
  }));
}
