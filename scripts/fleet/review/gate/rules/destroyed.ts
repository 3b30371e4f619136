import { plural } from "../../../../../config/catalogue/plural";
import { enumerated } from "../../../terminal/enumerated";
import type { GateFacts } from "../gate-facts";
import type { GateFinding } from "../verdict";

/** What a change destroys, one finding for each owner and stack: whoever reads a switch that goes off sees what it means. */
export function destroyed({ changes: { changes } }: GateFacts): GateFinding[] {
  const gone = new Map<
    string,
    { stack: string; owner: string | undefined; types: Map<string, number>; count: number }
  >();
  for (const { action, owner, stack, type } of changes) {
    if (action !== "remove") continue;
    const key = `${stack} ${owner ?? ""}`;
    const entry = gone.get(key) ?? { stack, owner, types: new Map<string, number>(), count: 0 };
    entry.types.set(type, (entry.types.get(type) ?? 0) + 1);
    gone.set(key, { ...entry, count: entry.count + 1 });
  }
  return [...gone.values()].map(({ stack, owner, types, count }) => ({
    rule: "destroyed",
    severity: "note",
    stack,
    ...(owner === undefined ? {} : { owner }),
    reason: `${plural(count, "resource")} of ${owner ?? "what everybody shares"} would be destroyed: ${enumerated(
      [...types].sort(([, a], [, b]) => b - a).map(([type, of]) => `${of} ${type}`),
    )}.`,
    todo: "docs/runbooks/offboard-client.md says what to save before.",
  }));
}
