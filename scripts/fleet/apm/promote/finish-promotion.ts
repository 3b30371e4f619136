import { placeOf, type ApmContext } from "../store/apm-context";
import { ApmError } from "../failure/apm-error";
import { assertValid } from "../validate/check-config";
import type { StoredObject } from "../store/stored-object";
import { putOptions } from "../push/push-config";
import { closeJournal, isHeld, takenOver, takeOver, type HeldJournal, type JournalEntry } from "./journal";

/** Writes what an interrupted promotion did not come to; the contents are those it had read, not what came after them. */
export async function finishPromotion(from: ApmContext, to: ApmContext, interrupted: HeldJournal): Promise<void> {
  const { journal } = interrupted;
  if (journal.from !== from.environment)
    throw new ApmError("CONFLICT", `the unfinished promotion is from ${journal.from}: finish it or roll it back first`);
  const held = await takeOver(to, interrupted);
  for (const entry of journal.entries) await finishEntry(from, to, held, entry);
  await closeJournal(to, held);
}

async function finishEntry(from: ApmContext, to: ApmContext, held: HeldJournal, entry: JournalEntry): Promise<void> {
  const { type, sha256, before } = entry;
  const place = placeOf(to, type);
  const current = await to.objects.find(place);
  if (current?.sha256 === sha256) return;
  if (current?.sha256 !== before?.sha256)
    throw new ApmError("CONFLICT", `${place.key} was changed since by somebody else: roll the promotion back`, place);
  const { content } = await sourceOf(from, entry);
  assertValid(type, content, place.key);
  if (!(await isHeld(to, held))) throw takenOver(to);
  await to.objects.put(place, content, putOptions(to, type, current?.etag));
}

async function sourceOf(from: ApmContext, { type, sha256, sourceVersionId }: JournalEntry): Promise<StoredObject> {
  const place = placeOf(from, type);
  const current = await from.objects.find(place);
  if (current?.sha256 === sha256) return current;
  const noted =
    sourceVersionId === undefined ? undefined : await from.objects.get(place, { versionId: sourceVersionId });
  if (noted?.sha256 === sha256) return noted;
  throw new ApmError("INTEGRITY", `${place.key} no longer has what was being promoted: roll the promotion back`, place);
}
