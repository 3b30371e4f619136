import type { ChangeSet } from "../changes/change-set";
import type { ByCode } from "../sides/open-sides";
import type { ComparedRegistry } from "../registry-changes/registry-changes";

/**
 * Owners to whom something happens that no line of the three files says: the code does it, or the change is a mistake;
 * all of them where nobody can tell what the code does.
 */
export function unexplained(
  { changes, outputs, settings }: ChangeSet,
  { changes: edits, clients, shared, reachOf }: Pick<ComparedRegistry, "changes" | "clients" | "shared" | "reachOf">,
  byCode: ByCode,
): ReadonlySet<string | undefined> {
  const reached = shared.map(reachOf);
  const isNamed = (owner: string): boolean =>
    clients.has(owner) || reached.some((reach) => reach === "everyone" || reach.has(owner));
  const owners = new Set([...changes, ...outputs, ...settings].map(({ owner }) => owner));
  if (byCode === "unknown") return owners;
  const coded = new Set(byCode && [...byCode.changes, ...byCode.outputs, ...byCode.settings].map(({ owner }) => owner));
  // What all share may follow from any entry: a list of clients' ARNs, a lifecycle rule for each prefix.
  return new Set(
    [...owners].filter((owner) => coded.has(owner) || (owner === undefined ? edits.length === 0 : !isNamed(owner))),
  );
}
