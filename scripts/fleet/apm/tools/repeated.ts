import type { Path } from "../../../../config/reading/path";
import { pathText } from "../../../../config/reading/path";
import type { Problem } from "../../../../config/reading/problem";
import { valueProblem } from "./config-problem";

/** A name with its place. */
export interface Named {
  readonly name: string | undefined;
  readonly path: Path;
}

/** Names that stand a second time where each may stand once; an empty name is none. */
export function repeated(names: readonly Named[], rule: string, kind: string): readonly Problem[] {
  const first = new Map<string, Path>();
  return names.flatMap(({ name, path }): Problem[] => {
    if (!name) return [];
    const earlier = first.get(name);
    if (!earlier) {
      first.set(name, path);
      return [];
    }
    return [{ path, rule, message: `names a second ${kind}: ${pathText(earlier)} has the name already` }];
  });
}

/** Items that stand in a list a second time. */
export function repeatedItems(items: readonly unknown[], path: Path): readonly Problem[] {
  const seen = new Set<unknown>();
  return items.flatMap((item, index) => {
    const twice = item !== undefined && seen.has(item);
    seen.add(item);
    return twice ? [valueProblem([...path, index], "duplicate-item", "stands in this list twice")] : [];
  });
}
