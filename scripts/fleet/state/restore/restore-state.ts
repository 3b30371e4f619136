import { PutObjectCommand } from "@aws-sdk/client-s3";

import { EXIT, ExitError } from "../../terminal/exit";
import { awsFailure } from "../../aws/failure";
import { digestOf, readDigest, writeDigest } from "../store/digest";
import { planRestore, type RestorePlan } from "./restore-plan";
import { stateObject } from "../store/state-object";
import type { StateStore } from "../store/state-store";
import { isWhole, readState } from "../store/state-versions";

/**
 * Does what was agreed to: puts the version as a new one and makes the digest agree with it (F30). Both locks must be
 * held. The plan is made again, and if it is not the same any more, somebody has written meanwhile and nothing is done.
 */
export async function restoreState(store: StateStore, agreed: RestorePlan): Promise<void> {
  const { currentVersionId, text } = await planRestore(store, agreed.versionId);
  if (currentVersionId !== agreed.currentVersionId || text !== agreed.text)
    throw new ExitError(EXIT.failed, `the state of ${store.stack} has changed since it was shown: look at it again`);
  await store.s3.send(new PutObjectCommand({ ...stateObject(store, text), Key: store.settings.key }));
  try {
    await writeDigest(store, digestOf(text));
  } catch (error) {
    const reason = awsFailure(error)?.message ?? String(error);
    const repair = `npx fleet state restore ${store.options} --repair-digest`;
    throw new ExitError(EXIT.failed, `the state is restored, its digest is not (${reason}); finish it: ${repair}`);
  }
  const [written, digest] = [await readState(store), await readDigest(store)];
  if (written?.text !== text || digest !== digestOf(text))
    throw new ExitError(
      EXIT.failed,
      `what was read back is not version ${agreed.versionId}: look before anything else`,
    );
}

/** Makes the digest that of the current state, which must be a whole one. Both locks must be held. */
export async function repairDigest(store: StateStore): Promise<void> {
  const state = await readState(store);
  if (!isWhole(state)) {
    const condition = state?.document ?? "missing";
    throw new ExitError(EXIT.failed, `the state of ${store.stack} is ${condition}: restore a version of it first`);
  }
  await writeDigest(store, digestOf(state.text));
}
