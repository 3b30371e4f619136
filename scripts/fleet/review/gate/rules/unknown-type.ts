import type { ResourceChange } from "../../changes/change-set";
import { isForecast } from "../../replacement/forecast-replacement";
import type { GateRule } from "../rule";
import { refusal } from "./refusal";
import { sidesOf } from "./sides";

/** Arguments of Terraform's own that decide how many of a resource there are. */
const COUNTS = ["count", "for_each"] as const;

/**
 * What no rule of the gate can judge: a resource of a type that the project never made, which may share or open anything;
 * and one of which Terraform decides how many there are.
 */
export const unknownType: GateRule = (changes, context) => [
  ...changes.filter(isStrange).map((change) =>
    refusal("unknown-type", change, {
      reason: `The project never made a resource of the type ${change.type}: no rule knows what it shares, opens or costs.`,
      todo: "Approve it once it is read; then add the type to scripts/fleet/review/replacement/ and to the rules that it needs.",
    }),
  ),
  ...sidesOf(changes, context).flatMap(({ change, before, after }) =>
    COUNTS.filter(
      (argument) =>
        after?.[argument] !== undefined && JSON.stringify(before?.[argument]) !== JSON.stringify(after[argument]),
    ).map((attribute) =>
      refusal("unknown-type", change, {
        attribute,
        reason: `\`${attribute}\` decides how many there are: with none, or others, what is there is destroyed.`,
        todo: "Write each resource by itself; the registry says how many.",
      }),
    ),
  ),
];

function isStrange({ action, type, address }: ResourceChange): boolean {
  return action === "add" && !isForecast(type) && !address.startsWith("data.");
}
