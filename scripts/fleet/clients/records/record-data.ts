import { layersOf } from "../states/standing-at";
import { placeName, type Standings } from "../states/standings";
import type { ClientPlace, ClientRecord } from "./client-record";

/** A client as JSON: null is what the files don't say or nobody could look up. */
export function recordData({ places, ...record }: ClientRecord, standings: Standings): object {
  const { name, stage, stageSince, enabled, tier, code, fullName } = record;
  return {
    name,
    stage: stage ?? null,
    stageSince: stageSince ?? null,
    enabled: enabled ?? null,
    tier: tier ?? null,
    code: code ?? null,
    fullName: fullName ?? null,
    places: places.map((place) => placeData(name, place, standings)),
  };
}

/** One place of a client as JSON. */
export function placeData(name: string, place: ClientPlace, standings: Standings): object {
  const standing = standings.get(placeName(place));
  return {
    environment: place.environment,
    region: place.region,
    accountId: place.target?.accountId ?? null,
    vpcCidr: place.vpcCidr,
    allocatedDate: place.allocatedDate ?? null,
    notes: place.notes ?? null,
    kubernetes: place.kubernetes ?? null,
    // Null is unknown; the reasons stand once, beside the clients.
    layers: standing === undefined ? null : layersOf(name, standing),
    // Only a plan tells, and none is kept where this command could read it.
    drift: null,
  };
}

/** Why nothing is known of some states, as JSON; without a reason nobody asked. */
export function unknownData(records: readonly ClientRecord[], standings: Standings, why: string): object[] {
  const places = new Map(records.flatMap((record) => record.places.map((place) => [placeName(place), place] as const)));
  return [...places].flatMap(([where, { environment, region }]) => {
    const standing = standings.get(where);
    if (standing?.layers) return [];
    return [{ environment, region, reason: standing?.reason ?? why }];
  });
}
