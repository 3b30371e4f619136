import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";

import type { Fleet } from "../../../config/fleet";
import { EXIT, ExitError } from "../terminal/exit";
import { writeWhole } from "../terminal/write-whole";
import { stackFolder, synthesize } from "../terraform/synthesize";
import { stateStore } from "../state/store/state-store";
import { readState } from "../state/store/state-versions";
import type { Journal } from "./journal";
import { keepHalfMade } from "./keep-half-made";
import type { ProvisionPlan } from "./plan";
import { refuseDestruction } from "./refuse-destruction";
import { localStatePath, stateOnDisk } from "./bootstrap-state";
import { terraformIn } from "./terraform";
import type { TerraformLog } from "./terraform-log";

/** What applying needs. */
export interface ApplyProps {
  readonly fleet: Fleet;
  readonly root: string;
  readonly plan: ProvisionPlan;
  readonly journal: Journal;
  readonly log: TerraformLog;
}

/** Terraform's plan, for as long as it takes to look at and apply it. */
const PLAN_FILE = "provision.tfplan";

/** Applies the bootstrap stack where its state is, and adopts what is there already in the same apply (C-16). */
export async function applyBootstrap({ fleet, root, plan, journal, log }: ApplyProps): Promise<void> {
  if (!stateOnDisk(root, fleet, true)) rmSync(localStatePath(root, fleet), { force: true });
  const folder = await synthesizeFor(fleet, root, plan.stateIn);
  const terraform = terraformIn(folder, journal, log);
  const imports = join(folder, "imports.tf.json");
  const adopted = plan.things.filter(({ standing }) => standing === "interrupted" || standing === "exists");
  const blocks = adopted.map(({ address, importId }) => ({ to: address, id: importId }));
  if (blocks.length > 0) writeWhole(imports, `${JSON.stringify({ import: blocks }, null, 2)}\n`);
  else rmSync(imports, { force: true });
  try {
    await terraform(["init", "-reconfigure"]);
    await keepHalfMade(terraform);
    const targets = (plan.targets ?? []).map((address) => `-target=${address}`);
    await terraform(["plan", `-out=${PLAN_FILE}`, ...targets]);
    refuseDestruction(await terraform(["show", "-json", PLAN_FILE], "data"));
    await terraform(["apply", PLAN_FILE]);
  } finally {
    for (const file of [imports, join(folder, PLAN_FILE)]) rmSync(file, { force: true });
  }
}

/**
 * Moves the state from disk into its own bucket, and puts the local file aside once the bucket has all that is in it
 * (X-01, F32). Terraform gives the copy a lineage of its own, so what is managed is compared.
 */
export async function migrateState({ fleet, root, journal, log }: ApplyProps): Promise<void> {
  const path = localStatePath(root, fleet);
  const before = readFileSync(path, "utf8");
  const folder = await synthesizeFor(fleet, root, "bucket");
  await terraformIn(folder, journal, log)(["init", "-migrate-state", "-force-copy"]);
  const after = await readState(stateStore(fleet, "bootstrap"));
  if (after === undefined || !isDeepStrictEqual(resourcesOf(after.text), resourcesOf(before)))
    throw new ExitError(EXIT.failed, `the state did not arrive in its bucket whole: ${path} stays the one that counts`);
  setAsideLocalState(root, fleet);
}

/** The state on disk has been moved: it stays for whoever wants to look at it, under a name that nothing reads. */
export function setAsideLocalState(root: string, fleet: Fleet): void {
  const path = localStatePath(root, fleet);
  if (existsSync(path)) renameSync(path, `${path}.migrated`);
}

function resourcesOf(state: string): unknown {
  return (JSON.parse(state) as { resources: unknown }).resources;
}

async function synthesizeFor({ target }: Fleet, root: string, stateIn: "bucket" | "disk"): Promise<string> {
  const { environment: ENVIRONMENT, region: AWS_REGION } = target;
  const BOOTSTRAP_BACKEND = stateIn === "disk" ? "local" : "s3";
  const outdir = await synthesize({ root, variables: { ENVIRONMENT, AWS_REGION, BOOTSTRAP_BACKEND } });
  return stackFolder(outdir, "bootstrap");
}
