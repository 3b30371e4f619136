import { compare } from "../../../../config/reading/compare";
import type { Fleet, Target } from "../../../../config/fleet";
import type { ClientPlace, ClientRecord } from "../records/client-record";
import type { TargetStanding } from "./layer-standing";

/** What is known of the states of each place that was looked at, by "environment in region". */
export type Standings = ReadonlyMap<string, TargetStanding>;

/** Asks for the states of one target, and of these clients where each has its own. */
export type AskStates = (fleet: Fleet, target: Target, clients: readonly string[]) => Promise<TargetStanding>;

/** A place in words: "production in us-east-2". */
export function placeName({ environment, region }: Pick<ClientPlace, "environment" | "region">): string {
  return `${environment} in ${region}`;
}

/**
 * What the states say of each place that is wanted and has clients: one target after the other, as each takes all the
 * connections that there are. A place that the settings don't have any more has no states that could be found.
 */
export async function standingsOf(
  fleet: Fleet,
  records: readonly ClientRecord[],
  ask: (place: ClientPlace) => boolean,
  askStates: AskStates,
): Promise<Standings> {
  const standings = new Map<string, TargetStanding>();
  const places = records.flatMap(({ name, places: its }) => its.filter(ask).map((place) => ({ name, place })));
  for (const { place } of places) {
    const where = placeName(place);
    if (standings.has(where)) continue;
    if (place.target === undefined) {
      standings.set(where, { layers: null, reason: "config/platform.yaml doesn't have this environment and region" });
      continue;
    }
    const clients = places.filter((each) => placeName(each.place) === where).map(({ name }) => name);
    standings.set(where, await askStates(fleet, place.target, [...new Set(clients)].sort(compare)));
  }
  return standings;
}
