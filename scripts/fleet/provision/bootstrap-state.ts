import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Fleet } from "../../../config/fleet";
import { EXIT, ExitError } from "../terminal/exit";
import { isAccessDenied, isNotFound } from "../aws/failure";
import { readStateDocument, type StateDocument } from "../state/store/state-document";
import { stateStore } from "../state/store/state-store";
import { readState } from "../state/store/state-versions";
import { findBucket } from "./find-bucket";

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
  const { bucket } = store.settings;
  const { homeRegion, region, environment } = fleet.target;
  try {
    await findBucket({ name: bucket, region: homeRegion }, fleet.target);
    const state = await readState(store);
    if (typeof state?.document !== "string") return state?.document;
    const repair = `npx fleet state restore ${store.options} --last-good`;
    throw new ExitError(EXIT.failed, `the state of bootstrap is ${state.document}: ${repair}`);
  } catch (error) {
    if (isAccessDenied(error))
      throw new ExitError(EXIT.failed, `the state of bootstrap can't be read: s3:GetObject on ${bucket} is denied`);
    if (!isNotFound(error)) throw error;
    if (region === homeRegion) return undefined;
    const first = `provision ${environment} in its home region ${homeRegion} first`;
    throw new ExitError(EXIT.failed, `the state bucket ${bucket} does not exist: ${first}`);
  }
}
