import { EXIT, ExitError } from "../../terminal/exit";
import { digestOf, readDigest } from "../store/digest";
import { withSerial, type StateDocument } from "../store/state-document";
import type { StateStore } from "../store/state-store";
import { isWhole, newestWholeState, readState } from "../store/state-versions";

/** What restoring a version would do. */
export interface RestorePlan {
  readonly versionId: string;
  /** The version that is current now; undefined when the state is deleted or there never was one. */
  readonly currentVersionId: string | undefined;
  /** Undefined when there is no current state, or it is no whole one. */
  readonly current: StateDocument | undefined;
  readonly wanted: StateDocument;
  /** Nothing needs to be done: the current state is this version already, and its digest agrees. */
  readonly restored: boolean;
  /** The lineage that the state has had until now, if the version's is another. */
  readonly otherLineage: string | undefined;
  /** The serial that the restored state gets. */
  readonly serial: number;
  /** Terraform forgets these, and they go on existing. */
  readonly forgotten: readonly string[];
  /** Terraform knows these again, whether they exist or not. */
  readonly remembered: readonly string[];
  readonly text: string;
}

/**
 * What it takes to make a version the current state again. Its serial becomes higher than its own and that of the newest
 * whole state: a saved plan made for an older serial would otherwise still pass for a fresh one, and Terraform's own
 * `state push` would refuse it. A version that is no state is refused (F31).
 */
export async function planRestore(store: StateStore, versionId: string): Promise<RestorePlan> {
  const [now, then] = [await readState(store), await readState(store, versionId)];
  if (then === undefined) throw new ExitError(EXIT.failed, `the state of ${store.stack} has no version ${versionId}`);
  if (!isWhole(then)) {
    const offer = (await newestWholeState(store))?.versionId;
    const hint = offer === undefined ? "nor is any other" : `the newest that is one is ${offer} (--last-good)`;
    throw new ExitError(EXIT.failed, `version ${versionId} is no state: ${then.document}; ${hint}`);
  }
  const { document: wanted, text } = then;
  const current = isWhole(now) ? now.document : undefined;
  const latest = current ?? (await newestWholeState(store))?.document ?? wanted;
  const serial = Math.max(latest.serial, wanted.serial) + 1;
  const digest = await readDigest(store);
  const [before, after] = [new Set(current?.addresses), new Set(wanted.addresses)];
  return {
    versionId,
    currentVersionId: now?.versionId,
    current,
    wanted,
    restored:
      isWhole(now) &&
      now.text === withSerial(text, now.document.serial) &&
      (digest === undefined || digest === digestOf(now.text)),
    otherLineage: latest.lineage === wanted.lineage ? undefined : latest.lineage,
    serial,
    forgotten: [...before].filter((address) => !after.has(address)),
    remembered: [...after].filter((address) => !before.has(address)),
    text: withSerial(text, serial),
  };
}
