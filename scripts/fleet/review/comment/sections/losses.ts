import type { ResourceChange } from "../../changes/change-set";
import { enumerated } from "../../../terminal/enumerated";
import { LOSSES, type Loss } from "../../replacement/what-is-lost";
import type { Block, Line } from "../document/block";
import { clipped } from "../document/escape";
import { SIGNS } from "../counts";
import type { Review } from "../review";
import { more } from "./more";
import { clientName } from "./names";

/** Of several of a type so many are named. */
const ADDRESSES = 3;

/** What is lost for good comes first, then what others must learn anew, then what only serves. */
const ORDER: readonly (Loss["kind"] | undefined)[] = ["data", "identity", "load", undefined];

/** What is deleted, then what is replaced, with what is lost with it: never folded. */
export function lossesSection({ changes: { changes, stacks }, planned }: Review): Block[] {
  const of = (action: ResourceChange["action"]): ResourceChange[] => {
    return changes.filter((each) => each.action === action).sort((a, b) => rank(a) - rank(b));
  };
  const lines = [
    ...stacks.removed.map((stack): Line => [`${SIGNS.remove} stack `, { code: stack }, ", with its state"]),
    ...lossLines("remove", of("remove")),
    ...lossLines("replace", of("replace")),
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

/** Several of a type go on one line; what nothing is lost with is counted. */
function lossLines(action: "remove" | "replace", changes: readonly ResourceChange[]): Line[] {
  const groups = new Map<string, ResourceChange[]>();
  for (const change of changes) {
    const key = JSON.stringify([change.type, change.owner, change.layer, change.replacedBy, change.source]);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  const told = [...groups.values()].filter(([first]) => action === "replace" || LOSSES[first!.type] !== undefined);
  const counted = changes.filter(({ type }) => action === "remove" && LOSSES[type] === undefined);
  return [
    ...told.map((group): Line => [
      `${SIGNS[action]} `,
      ...placeOf(group),
      ...(action === "replace" ? causeOf(group[0]!) : []),
      ...lossOf(group[0]!),
    ]),
    ...(counted.length === 0 ? [] : [countedLine(counted)]),
  ];
}

function countedLine(changes: readonly ResourceChange[]): Line {
  const types = new Map<string, number>();
  for (const { type } of changes) types.set(type, (types.get(type) ?? 0) + 1);
  const names = [...types].sort(([, a], [, b]) => b - a).map(([type, count]) => `${count} ${type}`);
  return [`${SIGNS.remove} ${changes.length} with which nothing is lost: ${enumerated(names)}`];
}

function rank({ type }: ResourceChange): number {
  return ORDER.indexOf(LOSSES[type]?.kind);
}

function lossOf({ type }: ResourceChange): Line {
  const loss = LOSSES[type];
  return loss === undefined ? [] : [`: with it ${loss.what}`];
}

function placeOf(group: readonly ResourceChange[]): Line {
  const { layer, owner } = group[0]!;
  const left = group.length - ADDRESSES;
  const addresses = group.slice(0, left > 1 ? ADDRESSES : undefined).flatMap(({ address }, at): Line => {
    return [...(at === 0 ? [] : [", "]), { code: clipped(address, 200) }];
  });
  return [...addresses, ...(left > 1 ? [` and ${left} more`] : []), ` (${clientName(owner)}, ${layer})`];
}

function causeOf({ replacedBy, source }: ResourceChange): Line {
  if (replacedBy.length === 0) return source === "plan" ? [", as the plan says"] : [];
  const paths = replacedBy.slice(0, 3).flatMap((path): Line => [" ", { code: clipped(path, 120) }]);
  return [", because of", ...paths, ...(source === "plan" ? [", as the plan says"] : [])];
}
