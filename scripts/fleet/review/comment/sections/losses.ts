import type { ResourceChange } from "../../changes/change-set";
import { LOSSES, type Loss } from "../../replacement/what-is-lost";
import type { Block, Line } from "../document/block";
import { clipped } from "../document/escape";
import { SIGNS } from "../counts";
import type { Review } from "../review";
import { more } from "./more";
import { clientName } from "./names";

/** What is lost for good comes first, then what others must learn anew, then what only serves. */
const ORDER: readonly (Loss["kind"] | undefined)[] = ["data", "identity", "load", undefined];

/** What is deleted, then what is replaced, with what is lost with it: never folded. */
export function lossesSection({ changes: { changes, stacks }, planned }: Review): Block[] {
  const of = (action: ResourceChange["action"]): ResourceChange[] => {
    return changes.filter((each) => each.action === action).sort((a, b) => rank(a) - rank(b));
  };
  const lines = [
    ...stacks.removed.map((stack): Line => [`${SIGNS.remove} stack `, { code: stack }, ", with its state"]),
    ...of("remove").map((change): Line => [`${SIGNS.remove} `, ...placeOf(change), ...lossOf(change)]),
    ...of("replace").map((change): Line => [
      `${SIGNS.replace} `,
      ...placeOf(change),
      ...causeOf(change),
      ...lossOf(change),
    ]),
  ];
  if (lines.length === 0) return [];
  const forecast = of("replace").some(({ source }) => source === "forecast") && !planned;
  return [
    { kind: "heading", level: 3, line: ["Deleted and replaced"] },
    { kind: "list", lines, share: 0.25, rest: more("that are deleted or replaced", "npx fleet diff") },
    ...(forecast
      ? [
          {
            kind: "paragraph",
            line: ["Replacements are forecast from what AWS can't change in place; a plan is the last word."],
          } as const,
        ]
      : []),
  ];
}

function rank({ type }: ResourceChange): number {
  return ORDER.indexOf(LOSSES[type]?.kind);
}

function lossOf({ type }: ResourceChange): Line {
  const loss = LOSSES[type];
  return loss === undefined ? [] : [`: with it ${loss.what}`];
}

function placeOf({ address, layer, owner }: ResourceChange): Line {
  return [{ code: clipped(address, 200) }, ` (${clientName(owner)}, ${layer})`];
}

function causeOf({ replacedBy, source }: ResourceChange): Line {
  if (replacedBy.length === 0) return source === "plan" ? [", as the plan says"] : [];
  const paths = replacedBy.slice(0, 3).flatMap((path): Line => [" ", { code: clipped(path, 120) }]);
  return [", because of", ...paths, ...(source === "plan" ? [", as the plan says"] : [])];
}
