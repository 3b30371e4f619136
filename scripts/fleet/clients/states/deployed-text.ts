import { ageOf } from "../../state/list/state-listing";
import type { ClientPlace } from "../records/client-record";
import { expectedLayers, type ClientLayer } from "./standing-at";

/**
 * How far a client is deployed, in a few words: "all 5", "2 of 5: foundation, platform", "none", "unknown"; of somebody
 * who should have nothing, "still foundation". What a layer's state doesn't tell is named.
 */
export function deployedText(
  layers: readonly ClientLayer[] | null,
  place: Pick<ClientPlace, "client">,
  enabled: boolean,
): string {
  if (layers === null) return "unknown";
  const there = layers.filter(({ deployed }) => deployed === true).map(({ layer }) => layer);
  const unknown = layers.filter(({ deployed }) => deployed === null).map(({ layer }) => layer);
  if (layers.length > 0 && unknown.length === layers.length) return "unknown";
  const dark = unknown.length === 0 ? "" : `; unknown: ${unknown.join(", ")}`;
  if (!enabled) return there.length === 0 ? `none${dark}` : `still ${there.join(", ")}${dark}`;
  const expected = expectedLayers(place);
  const done = expected.filter((layer) => there.includes(layer));
  const more = there.filter((layer) => !expected.includes(layer));
  const surplus = more.length === 0 ? "" : `; still ${more.join(", ")}`;
  if (done.length === 0) return `none${surplus}${dark}`;
  if (done.length === expected.length) return `all ${done.length}${surplus}${dark}`;
  return `${done.length} of ${expected.length}: ${done.join(", ")}${surplus}${dark}`;
}

/** When the newest of a client's states was written: "3 hours" ago, or "-". */
export function changedText(layers: readonly ClientLayer[] | null, now: number): string {
  const dates = (layers ?? []).flatMap(({ deployed, lastModified }) =>
    deployed && lastModified ? [lastModified] : [],
  );
  const newest = dates.sort().at(-1);
  return newest === undefined ? "-" : ageOf(newest, now);
}

/** How many resources a client has in the states that could be read, or "-". */
export function resourcesText(layers: readonly ClientLayer[] | null): string {
  const known = (layers ?? []).flatMap(({ resources }) => (resources === null ? [] : [resources]));
  return known.length === 0 ? "-" : String(known.reduce((sum, count) => sum + count, 0));
}
