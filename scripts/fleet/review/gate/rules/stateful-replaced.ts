import { isForecast } from "../../replacement/forecast-replacement";
import { howReplaced, type HowReplaced } from "../../replacement/how-replaced";
import { isStateful, LOSSES } from "../../replacement/what-is-lost";
import type { GateRule } from "../rule";
import { note, refusal } from "./refusal";
import { sidesOf, type Sides } from "./sides";

const OTHERWISE = "Take the change back, or go the way of docs/runbooks/replacements.md";

const HOW: Readonly<Record<HowReplaced, string>> = {
  refused: "the plan will end at prevent_destroy, and nothing of the stack is changed",
  first: "a new one comes first",
  "destroyed first": "it is destroyed before there is another",
};

/** What carries data, or is known to others by what AWS gave it, is replaced; what only serves is noted. */
export const statefulReplaced: GateRule = (changes, context) =>
  sidesOf(changes, context)
    .filter(({ change }) => change.action === "replace" && Object.hasOwn(LOSSES, change.type))
    .map((sides) => {
      const { change } = sides;
      const [attribute] = change.replacedBy;
      const reason = `It is replaced: with the old one ${LOSSES[change.type]!.what}; ${HOW[howOf(sides)]}.`;
      const about = { ...(attribute === undefined ? {} : { attribute }), reason };
      return isStateful(change.type)
        ? refusal("stateful-replaced", change, {
            ...about,
            todo: `${OTHERWISE} and approve it in config/approvals.yaml.`,
          })
        : note("stateful-replaced", change, { ...about, todo: `${OTHERWISE}; nothing is to be approved.` });
    });

/** A resource changes of which nobody can say whether AWS changes it in place: the table doesn't have its type, and no plan is at hand. */
export const replacementUnknown: GateRule = (changes) =>
  changes
    .filter(
      ({ action, source, type, address }) =>
        // What is only looked up is never replaced.
        action === "change" && source === "forecast" && !isForecast(type) && !address.startsWith("data."),
    )
    .map((change) =>
      refusal("replacement-unknown", change, {
        reason: `No table says whether AWS changes a resource of the type ${change.type} in place or replaces it.`,
        todo: "Give the gate a plan (--plans), or add the type to scripts/fleet/review/replacement/ from the provider's code.",
      }),
    );

function howOf({ change, before, after }: Sides): HowReplaced {
  return howReplaced(change.type, before ?? {}, after ?? {});
}
