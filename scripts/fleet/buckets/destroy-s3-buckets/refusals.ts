import { plural } from "../../../../config/catalogue/plural";
import type { BucketInspection } from "./inspect-bucket";

/** What kind of bucket it is, and what its owner has said. */
export interface DestructionTerms {
  readonly kind: "state" | "audit-logs" | "other";
  /** Days for which audit logs must be kept. */
  readonly retentionDays: number;
  readonly bypassGovernance: boolean;
  readonly understandsStateLoss: boolean;
  /** States that still know resources, and locks that are held, each in a phrase. */
  readonly states: { readonly alive: readonly string[]; readonly locked: readonly string[] };
  readonly now: Date;
}

const DAY = 86_400_000;

/** Why a bucket is not destroyed; it is only with none of these reasons (G10). Nothing has been changed at this point. */
export function refusals(inspection: BucketInspection, terms: DestructionTerms): string[] {
  const { bucket, held, newest } = inspection;
  const { kind, retentionDays, bypassGovernance, understandsStateLoss, states, now } = terms;
  const reasons: string[] = [];
  const unyielding = held.filter(({ hold }) => hold !== "GOVERNANCE" || !bypassGovernance);
  for (const { key, versionId, hold, until } of unyielding.slice(0, 20))
    reasons.push(`${JSON.stringify(key)} (version ${versionId}) is under ${hold}${until ? ` until ${until}` : ""}`);
  if (unyielding.length > 20)
    reasons.push(`… and ${plural(unyielding.length - 20, "more version is locked", "more versions are locked")}`);
  if (unyielding.some(({ hold }) => hold === "GOVERNANCE"))
    reasons.push("--bypass-governance deletes what only GOVERNANCE holds, with the permission for it");
  if (kind === "audit-logs" && newest !== undefined && now.getTime() - Date.parse(newest) < retentionDays * DAY)
    reasons.push(
      `${bucket} holds audit logs that must be kept for ${plural(retentionDays, "day")}, the newest of ${newest}`,
    );
  if (kind === "state") {
    for (const locked of states.locked) reasons.push(`somebody is at work: ${locked}`);
    if (!understandsStateLoss) reasons.push(`${bucket} holds states: it takes --i-understand-state-loss`);
    if (!understandsStateLoss)
      for (const alive of states.alive) reasons.push(`${alive}; --i-understand-state-loss forgets them`);
  }
  return reasons;
}
