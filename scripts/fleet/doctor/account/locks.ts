import pMap from "p-map";

import { plural } from "../../../../config/catalogue/plural";
import { ageOf } from "../../state/list/state-listing";
import { readLocks, unlockCall } from "../../state/locks/locks";
import { allStateStores } from "../../state/store/state-store";
import { ok, problem, type Check } from "../check";
import { unlessNobody } from "./state-store";

/** States looked at together. */
const CONCURRENCY = 8;

/** No run takes longer: a lock that is older was left by one that died. */
const LEFT_AFTER_MS = 2 * 60 * 60 * 1000;

/** Whether a run that died has left locks; those of whoever works now are none of anybody's business. */
export const locks: Check = (scene) =>
  unlessNobody(scene, async () => {
    const { target, namedClients } = scene.fleet;
    const stores = allStateStores(scene.fleet, namedClients);
    const now = Date.now();
    const found = await pMap(
      stores,
      async (store) => {
        const { table, file } = await readLocks(store);
        return [table, file].flatMap((lock) => (lock ? [{ store, info: lock.info }] : [])).slice(0, 1);
      },
      { concurrency: CONCURRENCY },
    );
    const held = found.flat();
    // Of a lock that doesn't say since when, nobody knows that it is young.
    const left = held.filter(({ info }) => !(now - Date.parse(info.Created) < LEFT_AFTER_MS));
    if (left.length === 0)
      return ok(
        held.length === 0 ? "none is held" : `${plural(held.length, "state")} locked by runs of the last hours`,
      );
    const where = `--environment ${target.environment} --region ${target.region}`;
    const age = (created: string): string => (Number.isNaN(Date.parse(created)) ? "" : ` for ${ageOf(created, now)}`);
    return problem(
      left.map(({ store, info }) => `${store.stack} is locked${age(info.Created)} by ${info.Who}`).join(", "),
      `if that run is dead: ${left.map(({ store, info }) => (info.ID === "" ? "docs/runbooks/state-locks.md" : `${unlockCall(store, info.ID)} ${where}`)).join("; ")}`,
    );
  });
