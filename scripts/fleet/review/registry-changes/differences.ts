import { isPlainMap, type PlainMap } from "../../../../config/reading/plain-map";
import type { Path } from "../../../../config/reading/path";
import type { FileName } from "../../../../config/registry";
import { canonicalJson } from "../model/canonical-json";
import { orderOf, type ListOrder } from "./list-order";

/** One place where two versions of a file differ. */
export interface Difference {
  readonly kind: "added" | "changed" | "removed";
  /** As the head has it; what is removed, as the base had it. */
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
}

type Keyed = Extract<ListOrder, { kind: "keyed" }>;

/** Where two versions of a file differ, as deep as both have maps: what only one has is one difference, whole. */
export function* differences(file: FileName, before: unknown, after: unknown, path: Path = []): Iterable<Difference> {
  if (before === undefined && after === undefined) return;
  if (before === undefined) yield { kind: "added", path, before, after };
  else if (after === undefined) yield { kind: "removed", path, before, after };
  else if (isPlainMap(before) && isPlainMap(after)) yield* ofMaps(file, before, after, path);
  else if (Array.isArray(before) && Array.isArray(after)) yield* ofLists(file, before, after, path);
  else if (canonicalJson(before) !== canonicalJson(after)) yield { kind: "changed", path, before, after };
}

function* ofMaps(file: FileName, before: PlainMap, after: PlainMap, path: Path): Iterable<Difference> {
  for (const key of [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()) {
    const [old, now] = [before, after].map((map) => (Object.hasOwn(map, key) ? map[key] : undefined));
    yield* differences(file, old, now, [...path, key]);
  }
}

function* ofLists(
  file: FileName,
  before: readonly unknown[],
  after: readonly unknown[],
  path: Path,
): Iterable<Difference> {
  const order = orderOf(file, path);
  const [old, now] = order.kind === "keyed" ? [byKey(before, order), byKey(after, order)] : [undefined, undefined];
  if (order.kind === "keyed" && old && now) {
    for (const key of new Set([...old.keys(), ...now.keys()])) {
      const at = now.get(key) ?? old.get(key)!;
      yield* differences(file, old.get(key)?.item, now.get(key)?.item, [...path, at.index]);
    }
    if (sequenceOf(old, now, order) !== sequenceOf(now, old, order)) yield { kind: "changed", path, before, after };
    return;
  }
  const same = order.kind === "set" ? sorted(before) === sorted(after) : canonicalJson(before) === canonicalJson(after);
  if (!same) yield { kind: "changed", path, before, after };
}

type ByKey = ReadonlyMap<string, { readonly item: PlainMap; readonly index: number }>;

/** Items by what they are known by; undefined where some have nothing, or two the same. */
function byKey(items: readonly unknown[], { keys }: Keyed): ByKey | undefined {
  const found = new Map<string, { item: PlainMap; index: number }>();
  for (const [index, item] of items.entries()) {
    if (!isPlainMap(item)) return undefined;
    const key = canonicalJson(keys.map((each) => item[each]));
    if (found.has(key)) return undefined;
    found.set(key, { item, index });
  }
  return found;
}

/** Those of the items that the other side has, too, in order where that says something. */
function sequenceOf(items: ByKey, others: ByKey, { orderedWithin }: Keyed): string {
  if (orderedWithin === undefined) return "";
  const kept = [...items].filter(([key]) => others.has(key));
  const groups = kept.map(([key, { item }]) => ({ key, group: canonicalJson(item[orderedWithin]) }));
  // A stable sort: within a group the order stays what it is.
  return canonicalJson(groups.sort((a, b) => (a.group < b.group ? -1 : Number(a.group > b.group))));
}

function sorted(items: readonly unknown[]): string {
  return canonicalJson(items.map(canonicalJson).sort());
}
