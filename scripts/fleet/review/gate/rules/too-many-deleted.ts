import { plural } from "../../../../../config/catalogue/plural";
import type { GateFacts } from "../gate-facts";
import type { GateFinding } from "../verdict";

/** More than a change may destroy of one owner: what is meant so says it in an approval. */
export function tooManyDeleted({ changes: { changes }, mostDeleted }: GateFacts): GateFinding[] {
  const counts = new Map<string | undefined, number>();
  for (const { action, owner } of changes)
    if (action === "remove" || action === "replace") counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > mostDeleted)
    .map(([owner, count]) => ({
      rule: "too-many-deleted",
      severity: "refused",
      ...(owner === undefined ? {} : { owner }),
      reason: `${plural(count, "resource")} of ${owner ?? "what everybody shares"} would be destroyed: more than the ${mostDeleted} that pass.`,
      todo: "See the list of what is destroyed; where it is meant, approve it for the client.",
    }));
}
