import type { LifecycleFilter } from "./lifecycle-rule";

/** Whether every object of the inner filter is an object of the outer one, too. */
export function covers(outer: LifecycleFilter, inner: LifecycleFilter): boolean {
  const tags = Object.entries(outer.tags ?? {});
  return (
    (inner.prefix ?? "").startsWith(outer.prefix ?? "") && tags.every(([key, value]) => inner.tags?.[key] === value)
  );
}

/** Whether some object can match both filters. */
export function overlap(a: LifecycleFilter, b: LifecycleFilter): boolean {
  const [prefixA, prefixB] = [a.prefix ?? "", b.prefix ?? ""];
  const prefixesMeet = prefixA.startsWith(prefixB) || prefixB.startsWith(prefixA);
  return prefixesMeet && Object.entries(a.tags ?? {}).every(([key, value]) => (b.tags?.[key] ?? value) === value);
}

/** Whether the filter is empty: the rule is about the whole bucket. */
export function isWholeBucket(filter: LifecycleFilter): boolean {
  return covers(filter, {});
}
