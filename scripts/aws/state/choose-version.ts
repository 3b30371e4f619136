import { EXIT, ExitError } from "../../terminal/exit";
import type { StateStore } from "./state-store";
import { listStateVersions, readState } from "./state-versions";

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
  if (!previous && !lastGood)
    throw new ExitError(EXIT.usage, "say which version: --version-id, --previous or --last-good");
  const versions = (await listStateVersions(store)).filter(({ isDeleteMarker }) => !isDeleteMarker);
  const older = versions.filter(({ isLatest }) => !isLatest);
  if (previous) {
    if (older[0]) return older[0].versionId;
    throw new ExitError(EXIT.failed, `the state of ${store.stack} has no version before the current one`);
  }
  for (const { versionId: candidate } of versions) {
    const state = await readState(store, candidate);
    if (state && typeof state.document !== "string") return candidate;
  }
  throw new ExitError(EXIT.failed, `no version of the state of ${store.stack} is a whole state`);
}
