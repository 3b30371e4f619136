import type { Fleet } from "../../../config/fleet";
import { readStack } from "../terraform/synthesize";
import { stateInBucket, stateOnDisk } from "./bootstrap-state";
import type { JournalEntry } from "./journal";
import { lookUp, type Found } from "./look-up";
import { ownThings, type OwnThing } from "./own-things";
import { targetsOf, type Part } from "./part";

/**
 * What is known of a thing: to be made, in Terraform's state, left by an interrupted run, there before any of it, or
 * out of reach: another account's, elsewhere, of another kind, or hidden from these credentials.
 */
export type Standing = "free" | "managed" | "interrupted" | "exists" | "unusable";

/** A thing of the stack, and how it stands. */
export interface PlannedThing extends OwnThing {
  readonly standing: Standing;
  /** What Terraform imports it by, where it is there. */
  readonly importId?: string;
  /** Why it is unusable. */
  readonly problem?: string;
}

/** What provisioning would do. */
export interface ProvisionPlan {
  readonly things: readonly PlannedThing[];
  /** Terraform's targets; undefined for the whole stack. */
  readonly targets: readonly string[] | undefined;
  /** Where the state of bootstrap is: in its bucket, or still on disk. */
  readonly stateIn: "bucket" | "disk";
  readonly resources: number;
}

/** What a plan is made from. */
export interface PlanProps {
  readonly fleet: Fleet;
  readonly root: string;
  /** The output folder that bootstrap was synthesized into. */
  readonly outdir: string;
  readonly part: Part;
  /** What a run that was killed left. */
  readonly interrupted: JournalEntry | undefined;
}

/** Looks at everything that has a name, and reads the state; makes nothing. */
export async function planProvision({ fleet, root, outdir, part, interrupted }: PlanProps): Promise<ProvisionPlan> {
  const { target } = fleet;
  const stack = readStack(outdir, "bootstrap");
  const targets = targetsOf(stack, part);
  const inBucket = await stateInBucket(fleet);
  const state = inBucket ?? stateOnDisk(root, fleet, interrupted !== undefined);
  const managed = new Set(state?.addresses);
  const own = ownThings(stack, target.region).filter(({ address }) => !targets || targets.includes(address));
  const standingOf = (address: string, { importId, problem }: Found): Standing => {
    if (problem !== undefined) return "unusable";
    if (importId === undefined) return "free";
    if (managed.has(address)) return "managed";
    return interrupted?.free.includes(address) ? "interrupted" : "exists";
  };
  const things = await Promise.all(
    own.map(async (thing): Promise<PlannedThing> => {
      const found = await lookUp(thing, target);
      return { ...thing, ...found, standing: standingOf(thing.address, found) };
    }),
  );
  const isHome = target.region === target.homeRegion;
  const all = Object.values(stack.resource ?? {}).flatMap((bodies) => Object.keys(bodies)).length;
  return {
    things,
    targets,
    stateIn: inBucket || !isHome ? "bucket" : "disk",
    resources: targets?.length ?? all,
  };
}
