import type { Fleet } from "../../../config/fleet";
import type { LayerName } from "../../../config/layers";
import { table } from "../../terminal/table";
import { assertAccount } from "../identity";
import { allStateStores, stateStore } from "./state-store";
import { summarizeState } from "./state-summary";
import { listStateVersions, readState } from "./state-versions";

/** A listing as data and as text; not ok when something in it needs a look. */
export interface StateListing {
  readonly ok: boolean;
  readonly data: object;
  readonly text: string;
}

/** Every state of the target. */
export async function listStates(fleet: Fleet): Promise<StateListing> {
  await assertAccount(fleet.target);
  const states = await Promise.all(allStateStores(fleet).map(summarizeState));
  const rows = states.map(({ stack, condition, serial, resources, versions, lastModified, locks }) => [
    stack,
    condition,
    serial ?? "-",
    resources ?? "-",
    versions,
    lastModified ?? "-",
    locks.join("; ") || "free",
  ]);
  return {
    ok: states.every(({ condition }) => condition === "ok" || condition === "missing"),
    data: { states },
    text: table(["stack", "condition", "serial", "resources", "versions", "last modified", "locks"], rows),
  };
}

/** The newest versions of one state, with what is in each. */
export async function listVersionsOf(
  fleet: Fleet,
  { layer, client, count }: { readonly layer: LayerName; readonly client?: string; readonly count: number },
): Promise<StateListing> {
  const store = stateStore(fleet, layer, client);
  await assertAccount(fleet.target);
  const newest = (await listStateVersions(store)).slice(0, count);
  const versions = await Promise.all(
    newest.map(async ({ versionId, lastModified, isLatest, isDeleteMarker, size }) => {
      const document = isDeleteMarker ? "deleted" : ((await readState(store, versionId))?.document ?? "missing");
      const { serial = null, addresses = null } = typeof document === "string" ? {} : document;
      return {
        versionId,
        lastModified: lastModified.toISOString(),
        latest: isLatest,
        condition: typeof document === "string" ? document : "ok",
        serial,
        resources: addresses?.length ?? null,
        bytes: size,
      };
    }),
  );
  const rows = versions.map((version) => [
    version.versionId,
    version.lastModified,
    version.latest ? `${version.condition}, current` : version.condition,
    version.serial ?? "-",
    version.resources ?? "-",
    version.bytes,
  ]);
  return {
    ok: versions[0] === undefined || versions[0].condition === "ok",
    data: { stack: store.stack, key: store.settings.key, versions },
    text: table(["version", "last modified", "condition", "serial", "resources", "bytes"], rows),
  };
}
