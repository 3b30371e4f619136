import { EXIT, ExitError } from "../../terminal/exit";
import { digestOf, readDigest } from "../store/digest";
import type { StateStore } from "../store/state-store";
import { isWhole, listStateVersions, newestWholeState, readState } from "../store/state-versions";

/** Which version of a state is meant. */
export interface VersionChoice {
  readonly versionId?: string;
  readonly previous?: boolean;
  readonly lastGood?: boolean;
}

/** The version that is meant: named, the one before the current one, or the newest that is a whole state (F31). */
export async function chooseVersion(
  store: StateStore,
  { versionId, previous, lastGood }: VersionChoice,
): Promise<string> {
  if (versionId !== undefined) return versionId;
  if (previous) return previousVersion(store);
  if (!lastGood) throw new ExitError(EXIT.usage, "say which version: --version-id, --previous or --last-good");
  const whole = await newestWholeState(store);
  if (whole) return whole.versionId;
  throw new ExitError(EXIT.failed, `no version of the state of ${store.stack} is a whole state`);
}

/** After a restore that was killed, the version before the current one is the very state that was to be left behind. */
async function previousVersion(store: StateStore): Promise<string> {
  const versions = (await listStateVersions(store)).filter(({ isDeleteMarker }) => !isDeleteMarker);
  const older = versions.find(({ isLatest }) => !isLatest);
  if (!older) throw new ExitError(EXIT.failed, `the state of ${store.stack} has no version before the current one`);
  const [current, digest] = [await readState(store), await readDigest(store)];
  if (isWhole(current) && digest !== undefined && digest !== digestOf(current.text)) {
    const ways = `--repair-digest keeps it, --version-id ${older.versionId} goes back`;
    throw new ExitError(EXIT.failed, `the digest of ${store.stack} differs: the last write was cut off; ${ways}`);
  }
  return older.versionId;
}
