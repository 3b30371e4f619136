import { isPlainMap } from "../../../../config/reading/plain-map";

/** A member of a set before and after, and its index where it is. */
export interface Pair {
  readonly at: number;
  readonly was: unknown;
  readonly will: unknown;
}

/** What tells members of a set apart, if all of them have it: names first, then what they are about. */
const IDENTITIES = ["Sid", "Id", "id", "name", "rule_id", "key", "type", "resource_type", "device_name"] as const;

/** Members of two sets that belong together: those of one name, then those that differ, as they come. Equal ones are left out. */
export function matched(
  before: readonly unknown[],
  after: readonly unknown[],
  keyOf: (value: unknown) => string,
): Pair[] {
  const identity = IDENTITIES.find((key) => tellsApart(before, key) && tellsApart(after, key));
  if (identity !== undefined) return byName(before, after, (value) => String((value as Named)[identity]));
  const [gone, come] = [without(before, after, keyOf), without(after, before, keyOf)];
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => ({
    at: (come[index] ?? gone[index])!.at,
    was: gone[index]?.value,
    will: come[index]?.value,
  }));
}

type Named = Readonly<Record<string, unknown>>;

function tellsApart(list: readonly unknown[], key: string): boolean {
  const names = list.map((each) => (isPlainMap(each) ? each[key] : undefined));
  return names.every((name) => typeof name === "string") && new Set(names).size === names.length;
}

function byName(before: readonly unknown[], after: readonly unknown[], nameOf: (value: unknown) => string): Pair[] {
  const [was, will] = [new Map(before.map((each) => [nameOf(each), each])), after.map(nameOf)];
  const kept = after.map((each, at) => ({ at, was: was.get(will[at]!), will: each }));
  const gone = before.map((each, at) => ({ at, was: each, will: undefined }));
  return [...kept, ...gone.filter((_, at) => !will.includes(nameOf(before[at])))];
}

/** Members that the other side has not, or not as often. */
function without(
  list: readonly unknown[],
  other: readonly unknown[],
  keyOf: (value: unknown) => string,
): { at: number; value: unknown }[] {
  const left = new Map<string, number>();
  for (const each of other) left.set(keyOf(each), (left.get(keyOf(each)) ?? 0) + 1);
  return list.flatMap((value, at) => {
    const count = left.get(keyOf(value)) ?? 0;
    if (count === 0) return [{ at, value }];
    left.set(keyOf(value), count - 1);
    return [];
  });
}
