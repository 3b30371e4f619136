import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Fleet } from "../../../config/fleet";
import { EXIT, ExitError } from "../../terminal/exit";
import { readStack } from "../../terraform/synthesize";
import { isNotFound } from "../failure";
import { readStateDocument, type StateDocument } from "../state/state-document";
import { stateStore } from "../state/state-store";
import { readState } from "../state/state-versions";
import type { JournalEntry } from "./journal";
import { lookUp } from "./look-up";
import { ownThings, type OwnThing } from "./own-things";
import { targetsOf, type Part } from "./part";

/** What is known of a thing: to be made, in Terraform's state, left by an interrupted run, or there before any of it. */
export type Standing = "free" | "managed" | "interrupted" | "exists";

/** A thing of the stack, and how it stands. */
export interface PlannedThing extends OwnThing {
  readonly standing: Standing;
  /** What Terraform imports it by, where it is there. */
  readonly importId?: string;
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
  const things = await Promise.all(
    own.map(async (thing): Promise<PlannedThing> => {
      const importId = await lookUp(thing, target);
      if (importId === undefined) return { ...thing, standing: "free" };
      if (managed.has(thing.address)) return { ...thing, standing: "managed", importId };
      return { ...thing, standing: interrupted?.free.includes(thing.address) ? "interrupted" : "exists", importId };
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

/** Where bootstrap keeps its state before its bucket exists. */
export function localStatePath(root: string, { target }: Fleet): string {
  return join(root, `terraform.bootstrap-${target.environment}-${target.region}.tfstate`);
}

/**
 * Bootstrap's state on disk, if it was ever applied from here. A run that was killed while Terraform wrote it may have left
 * half of it: then what exists is adopted by its names, and the half is as good as none.
 */
export function stateOnDisk(root: string, fleet: Fleet, interrupted: boolean): StateDocument | undefined {
  const path = localStatePath(root, fleet);
  const document = existsSync(path) ? readStateDocument(readFileSync(path, "utf8")) : "empty";
  if (typeof document !== "string") return document;
  if (document === "empty" || interrupted) return undefined;
  throw new ExitError(EXIT.failed, `${path} is no state: ${document}`);
}

/** Bootstrap's state in its bucket; undefined while there is none. A bucket elsewhere than home must exist before (F14). */
export async function stateInBucket(fleet: Fleet): Promise<StateDocument | undefined> {
  const store = stateStore(fleet, "bootstrap");
  const { homeRegion, region, environment } = fleet.target;
  try {
    const state = await readState(store);
    if (typeof state?.document !== "string") return state?.document;
    throw new ExitError(
      EXIT.failed,
      `the state of bootstrap is ${state.document}: fleet state restore --layer bootstrap`,
    );
  } catch (error) {
    if (!isNotFound(error)) throw error;
    if (region === homeRegion) return undefined;
    const first = `provision ${environment} in its home region ${homeRegion} first`;
    throw new ExitError(EXIT.failed, `the state bucket ${store.settings.bucket} does not exist: ${first}`);
  }
}
