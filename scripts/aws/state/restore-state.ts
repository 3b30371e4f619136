import { PutObjectCommand } from "@aws-sdk/client-s3";

import { EXIT, ExitError } from "../../terminal/exit";
import { digestOf, readDigest, writeDigest } from "./digest";
import { withSerial, type StateDocument } from "./state-document";
import type { StateStore } from "./state-store";
import { readState, type ReadState } from "./state-versions";

/** What restoring a version would do. */
export interface RestorePlan {
  readonly versionId: string;
  /** Undefined when there is no current state, or it can't be read. */
  readonly current: StateDocument | undefined;
  readonly wanted: StateDocument;
  /** The serial that the restored state gets. */
  readonly serial: number;
  /** Terraform forgets these, and they go on existing. */
  readonly forgotten: readonly string[];
  /** Terraform knows these again, whether they exist or not. */
  readonly remembered: readonly string[];
  readonly text: string;
}

/**
 * What it takes to make a version the current state again. Its serial becomes higher than both: a saved plan that was
 * made for the old serial would otherwise still be taken for a fresh one. A version that is no state, or another
 * infrastructure's, is refused (F31).
 */
export async function planRestore(store: StateStore, versionId: string): Promise<RestorePlan> {
  const [now, then] = [await readState(store), await readState(store, versionId)];
  if (then === undefined) throw new ExitError(EXIT.failed, `the state of ${store.stack} has no version ${versionId}`);
  const wanted = then.document;
  if (typeof wanted === "string") throw new ExitError(EXIT.failed, `version ${versionId} is no state: ${wanted}`);
  const current = documentOf(now);
  if (current && current.lineage !== wanted.lineage) {
    const lineages = `its lineage is ${wanted.lineage}, the current state's ${current.lineage}`;
    throw new ExitError(EXIT.failed, `version ${versionId} is another infrastructure's: ${lineages}`);
  }
  const serial = Math.max(current?.serial ?? 0, wanted.serial) + 1;
  const [before, after] = [new Set(current?.addresses), new Set(wanted.addresses)];
  return {
    versionId,
    current,
    wanted,
    serial,
    forgotten: [...before].filter((address) => !after.has(address)),
    remembered: [...after].filter((address) => !before.has(address)),
    text: withSerial(then.text, serial),
  };
}

/**
 * Puts the version as a new one and makes the digest agree with it (F30); both locks must be held. Killed between the
 * two, Terraform refuses the state until the digest is repaired: `repairDigest`.
 */
export async function restoreState(store: StateStore, { text, versionId }: RestorePlan): Promise<void> {
  const { s3, settings } = store;
  await s3.send(
    new PutObjectCommand({
      Bucket: settings.bucket,
      Key: settings.key,
      Body: text,
      // As Terraform writes it.
      ContentType: "application/json",
      ...(settings.kms_key_id === undefined
        ? { ServerSideEncryption: "AES256" }
        : { ServerSideEncryption: "aws:kms", SSEKMSKeyId: settings.kms_key_id }),
    }),
  );
  await writeDigest(store, digestOf(text));
  const [written, digest] = [await readState(store), await readDigest(store)];
  if (written?.text !== text || digest !== digestOf(text))
    throw new ExitError(EXIT.failed, `what was read back is not version ${versionId}: look at it before anything else`);
}

/** Makes the digest that of the current state; false when it was already. Both locks must be held. */
export async function repairDigest(store: StateStore): Promise<boolean> {
  const state = await readState(store);
  if (state === undefined || typeof state.document === "string")
    throw new ExitError(
      EXIT.failed,
      `the state of ${store.stack} is ${(state?.document as string | undefined) ?? "missing"}`,
    );
  const digest = digestOf(state.text);
  if ((await readDigest(store)) === digest) return false;
  await writeDigest(store, digest);
  return true;
}

function documentOf(state: ReadState | undefined): StateDocument | undefined {
  return typeof state?.document === "object" ? state.document : undefined;
}
