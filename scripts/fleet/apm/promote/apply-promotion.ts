import type { ApmContext } from "../store/apm-context";
import { ApmError } from "../failure/apm-error";
import { backupObject } from "../backup/backup-config";
import { putOptions } from "../push/push-config";
import { closeJournal, isHeld, openJournal, takenOver, type HeldJournal, type JournalEntry } from "./journal";
import type { PromotionPlan, PromotionStep } from "./plan-promotion";
import { rollBackPromotion, type RolledBack } from "./roll-back-promotion";

/** How a promotion is made. */
export interface PromotionOptions {
  /** Who promotes, for the journal. */
  readonly startedBy?: string;
  /** Whether to stop: asked before each configuration, and what was done is then taken back. */
  readonly interrupted?: () => boolean;
  /** Hears of each backup. */
  readonly backedUp?: (key: string) => void;
}

/**
 * Writes all of a plan, or nothing of it (S2-26): backups first, then a journal, then each configuration on condition
 * that it still is what the plan saw. A failure takes back what was written; a crash leaves the journal, by which the
 * promotion is finished or taken back.
 */
export async function applyPromotion(
  to: ApmContext,
  { from, steps }: PromotionPlan,
  { startedBy, interrupted, backedUp }: PromotionOptions = {},
): Promise<void> {
  const changes = steps.filter(({ changed }) => changed);
  if (changes.length === 0) return;
  const entries: JournalEntry[] = [];
  for (const step of changes) {
    const entry = await entryOf(to, step);
    if (entry.before) backedUp?.(entry.before.backupKey);
    entries.push(entry);
  }
  const held = await openJournal(to, { from, startedBy, entries });
  for (const step of changes) {
    let lost = false;
    try {
      if (interrupted?.()) throw new ApmError("INTERRUPTED", "interrupted");
      if (await isHeld(to, held)) await write(to, step);
      else lost = true;
    } catch (error) {
      throw await takenBack(to, held, step, error);
    }
    if (lost) throw takenOver(to);
  }
  await closeJournal(to, held);
}

async function entryOf(to: ApmContext, { type, source, target }: PromotionStep): Promise<JournalEntry> {
  const { sha256, versionId: sourceVersionId } = source;
  if (!target) return { type, sha256, sourceVersionId };
  const { key: backupKey } = await backupObject(to, type, target);
  return { type, sha256, sourceVersionId, before: { sha256: target.sha256, backupKey } };
}

async function write(to: ApmContext, { type, key, source, target }: PromotionStep): Promise<void> {
  await to.objects.put({ bucket: to.bucket, key }, source.content, putOptions(to, type, target?.etag));
}

/** The error of a promotion, once it is undone; or one that says what stands where, because undoing failed as well. */
async function takenBack(
  to: ApmContext,
  held: HeldJournal,
  { type }: PromotionStep,
  cause: unknown,
): Promise<ApmError> {
  const { code, message } = cause instanceof ApmError ? cause : new ApmError("UNKNOWN", String(cause));
  try {
    const undone = await rollBackPromotion(to, held);
    return new ApmError(code, `${type}: ${message}. Rolled back: ${sentenceOf(undone)}`, { cause });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const state = `${to.environment} is neither as before nor promoted`;
    return new ApmError(code, `${type}: ${message}. Rolling back failed too (${reason}): ${state}`, { cause });
  }
}

/** What a rollback did, in words. */
export function sentenceOf({ restored, untouched, kept }: RolledBack): string {
  const parts = [
    restored.length > 0 ? `${restored.join(", ")} as before` : "",
    untouched.length > 0 ? `${untouched.join(", ")} not touched` : "",
    kept.length > 0 ? `${kept.join(", ")} left alone, somebody changed it in the meantime` : "",
  ];
  return parts.filter(Boolean).join("; ");
}
