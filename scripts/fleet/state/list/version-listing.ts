import pMap from "p-map";

import { plural } from "../../../../config/catalogue/plural";
import { EXIT } from "../../terminal/exit";
import { table } from "../../terminal/table";
import { awsFailure } from "../../aws/failure";
import type { ObjectVersion } from "../../aws/list-versions";
import type { StateListing } from "./state-listing";
import type { StateStore } from "../store/state-store";
import { listStateVersions, readState, type ReadState } from "../store/state-versions";

/** Versions read together; a state may have megabytes. */
const CONCURRENCY = 8;

/** A version as it is listed: what is in it, or why nothing is known of that. */
interface ListedVersion {
  readonly version: ObjectVersion;
  readonly document: ReadState["document"];
  readonly reason?: string;
}

/** The newest versions of one state, with what is in each, and which ones can't be restored as they are (F31). */
export async function versionsOf(store: StateStore, count: number): Promise<StateListing> {
  const all = await listStateVersions(store);
  const listed = await pMap(all.slice(0, count), (version) => look(store, version), { concurrency: CONCURRENCY });
  // The newest whole state says whose the others must be.
  const lineage = listed.map(({ document }) => document).find((document) => typeof document === "object")?.lineage;
  const versions = listed.map(({ version, document, reason = null }) => {
    const state = typeof document === "string" ? undefined : document;
    return {
      versionId: version.versionId,
      lastModified: version.lastModified.toISOString(),
      latest: version.isLatest,
      condition: typeof document === "string" ? document : document.lineage === lineage ? "ok" : "other lineage",
      reason,
      serial: state?.serial ?? null,
      lineage: state?.lineage ?? null,
      terraformVersion: state?.terraformVersion ?? null,
      resources: state?.addresses.length ?? null,
      bytes: version.size,
    };
  });
  const rows = versions.map(({ versionId, lastModified, latest, condition, serial, resources, bytes }) => [
    versionId,
    lastModified,
    latest ? `${condition}, current` : condition,
    serial ?? "-",
    resources ?? "-",
    bytes,
  ]);
  return {
    ok: versions[0] === undefined || versions[0].condition === "ok",
    data: { stack: store.stack, key: store.settings.key, versions },
    text: table(["version", "last modified", "condition", "serial", "resources", "bytes"], rows),
    notes: [
      ...(versions.length === 0 ? [`${store.stack} has no state yet`] : []),
      ...(versions.length < all.length ? [`${plural(all.length, "version")} in all: --versions shows more`] : []),
      ...versions.flatMap(({ versionId, reason }) => (reason === null ? [] : [`${versionId}: ${reason}`])),
    ],
  };
}

async function look(store: StateStore, version: ObjectVersion): Promise<ListedVersion> {
  if (version.isDeleteMarker) return { version, document: "deleted" };
  try {
    // Between listing and reading, a lifecycle may have removed it.
    return { version, document: (await readState(store, version.versionId))?.document ?? "gone" };
  } catch (error) {
    const failure = awsFailure(error);
    if (failure?.code !== EXIT.failed) throw error;
    return { version, document: "unreadable", reason: failure.message };
  }
}
