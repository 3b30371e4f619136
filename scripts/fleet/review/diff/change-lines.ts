import { plural } from "../../../../config/catalogue/plural";
import type { AttributeChange, ResourceChange } from "../changes/change-set";
import { withoutName } from "../changes/groups-of";
import { SIGNS } from "../comment/counts";
import type { Line } from "../comment/document/block";
import { clipped } from "../comment/document/escape";
import { LOSSES } from "../replacement/what-is-lost";

/** More new resources of a layer than these are told by type. */
const MOST_ADDED = 12;

/** The same attributes of more resources of a layer than these are told once: a tag, mostly. */
const MOST_ALIKE = 3;

/** What happens in a layer, a line for each resource and attribute. */
export function changeLines(layer: string, changes: readonly ResourceChange[], several: boolean): Line[] {
  const added = changes.filter(({ action }) => action === "add");
  const moved = changes.filter((each) => each.movedFromStack !== undefined && each.attributes.length === 0);
  const told = changes.filter((each) => !moved.includes(each) && (each.action !== "add" || added.length <= MOST_ADDED));
  const alike = alikeIn(told);
  return [
    ...alike.flatMap((each) => alikeLines(layer, each)),
    ...told
      .filter((change) => !alike.some((each) => each.includes(change)))
      .flatMap((change) => resourceLines(layer, change, several)),
    ...(added.length > MOST_ADDED ? [[`${SIGNS.add} ${layer}: ${typesOf(added)}`]] : []),
    ...[...new Set(moved.map((each) => each.movedFromStack!))].map((from): Line => {
      const count = moved.filter((each) => each.movedFromStack === from).length;
      return [
        `${SIGNS.change} ${layer}: the state of ${plural(count, "resource")} moves from the stack `,
        { code: from },
      ];
    }),
  ];
}

/** Resources changed in place of which the same is told, where they are many. */
function alikeIn(changes: readonly ResourceChange[]): ResourceChange[][] {
  const bySaid = new Map<string, ResourceChange[]>();
  for (const change of changes) {
    const { action, attributes, movedFrom, movedFromStack } = change;
    const isPlain = action === "change" && movedFrom === undefined && movedFromStack === undefined;
    if (!isPlain || !attributes.every(({ shown }) => shown)) continue;
    const key = JSON.stringify(attributes.map(({ path, shown, ignored }) => [path, shown, ignored]));
    bySaid.set(key, [...(bySaid.get(key) ?? []), change]);
  }
  return [...bySaid.values()].filter(({ length }) => length > MOST_ALIKE);
}

function alikeLines(layer: string, changes: readonly ResourceChange[]): Line[] {
  return [
    [`${SIGNS.change} ${layer}: the same for ${typesOf(changes)}`],
    ...changes[0]!.attributes.map((each) => attributeLine(each, [])),
  ];
}

function resourceLines(layer: string, change: ResourceChange, several: boolean): Line[] {
  const { action, address, type, owner, movedFrom, movedFromStack, attributes, replacedBy, source } = change;
  const loss = action === "remove" || action === "replace" ? LOSSES[type] : undefined;
  const shownAddress = several ? withoutName(owner, address) : address;
  const head: Line = [
    `${SIGNS[action]} ${layer} `,
    { code: clipped(shownAddress, 200) },
    WORDS[action],
    ...(action === "replace" && source === "forecast" ? [" (forecast)"] : []),
    ...(loss ? [`: with it ${loss.what}`] : []),
    ...(movedFrom === undefined ? [] : [", formerly ", { code: clipped(movedFrom, 200) }]),
    ...(movedFromStack === undefined ? [] : [", its state moves from the stack ", { code: movedFromStack }]),
  ];
  return [head, ...attributes.map((each) => attributeLine(each, replacedBy))];
}

const WORDS: Readonly<Record<ResourceChange["action"], string>> = {
  add: "",
  change: "",
  replace: " is replaced",
  remove: " is removed",
};

function attributeLine({ path, shown, ignored }: AttributeChange, replacedBy: readonly string[]): Line {
  return [
    "· ",
    { code: clipped(path, 200) },
    ...(shown ? [" ", { code: shown.before }, " → ", { code: shown.after }] : [" changed"]),
    ...(replacedBy.includes(path) ? [", which can't be changed in place"] : []),
    ...(ignored ? [", which Terraform leaves as it is (ignore_changes)"] : []),
  ];
}

/** `14 aws_subnet, 2 aws_eip`. */
function typesOf(changes: readonly ResourceChange[]): string {
  const counts = new Map<string, number>();
  for (const { type } of changes) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, count]) => `${count} ${type}`)
    .join(", ");
}
