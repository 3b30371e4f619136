import { ageOf } from "../../state/list/state-listing";
import type { LayerStanding } from "./layer-standing";
import type { Standings } from "./standings";

/** A line for everything in the states that needs a look: what could not be read, what is broken, what is locked and since when. */
export function stateNotes(
  standings: Standings,
  now: number,
  concerned: (standing: LayerStanding) => boolean = () => true,
): string[] {
  return [...standings].flatMap(([where, { layers }]) =>
    (layers ?? []).filter(concerned).flatMap((standing) => {
      const { stack, condition, reason, locks, lockedSince } = standing;
      const line = (text: string): string => `${where}: ${stack}: ${text}`;
      return [
        ...(condition === "ok" || condition === "missing" ? [] : [line(reason ?? `its state is ${condition}`)]),
        ...(locks ?? []).map(line),
        ...(lockedSince === null ? [] : [line(`locked for ${ageOf(lockedSince, now)}`)]),
      ];
    }),
  );
}
