import type { ChangeSet } from "../changes/change-set";
import type { ComparedRegistry } from "../registry-changes/registry-changes";

/** Owners to whom something happens that no line of the three files says: the code does it, or the change is a mistake. */
export function unexplained(
  { changes, outputs, settings }: ChangeSet,
  { changes: edits, clients, shared, reachOf }: Pick<ComparedRegistry, "changes" | "clients" | "shared" | "reachOf">,
): ReadonlySet<string | undefined> {
  const reached = shared.map(reachOf);
  const isNamed = (owner: string): boolean =>
    clients.has(owner) || reached.some((reach) => reach === "everyone" || reach.has(owner));
  const owners = new Set([...changes, ...outputs, ...settings].map(({ owner }) => owner));
  // What all share may follow from any entry: a list of clients' ARNs, a lifecycle rule for each prefix.
  return new Set([...owners].filter((owner) => (owner === undefined ? edits.length === 0 : !isNamed(owner))));
}
