import { placeOf, type ApmContext } from "../store/apm-context";
import { ApmError } from "../failure/apm-error";
import type { ConfigType } from "../config-type";
import type { StoredObject } from "../store/stored-object";
import { putOptions } from "../push/push-config";
import { closeJournal, type HeldJournal, type JournalEntry } from "./journal";

/** What taking back a promotion did. */
export interface RolledBack {
  /** Written by the promotion, and now as they were before it. */
  readonly restored: readonly ConfigType[];
  /** Not reached by the promotion. */
  readonly untouched: readonly ConfigType[];
  /** Changed by somebody else since: theirs stays. */
  readonly kept: readonly ConfigType[];
}

/** Takes back what a promotion wrote, by its journal; last written, first taken back. Can be repeated until it succeeds. */
export async function rollBackPromotion(context: ApmContext, held: HeldJournal): Promise<RolledBack> {
  const done = { restored: [] as ConfigType[], untouched: [] as ConfigType[], kept: [] as ConfigType[] };
  for (const entry of [...held.journal.entries].reverse())
    done[await rollBackEntry(context, entry)].unshift(entry.type);
  await closeJournal(context, held);
  return done;
}

async function rollBackEntry(context: ApmContext, entry: JournalEntry): Promise<keyof RolledBack> {
  const current = await context.objects.find(placeOf(context, entry.type));
  if (current?.sha256 === entry.before?.sha256) return "untouched";
  if (current?.sha256 !== entry.sha256) return "kept";
  await putBack(context, entry, current);
  return "restored";
}

async function putBack(context: ApmContext, { type, before }: JournalEntry, { etag }: StoredObject): Promise<void> {
  const place = placeOf(context, type);
  if (!before) return context.objects.remove(place, { ifMatch: etag });
  const backup = await context.objects.get({ bucket: context.bucket, key: before.backupKey });
  if (backup.sha256 !== before.sha256)
    throw new ApmError("INTEGRITY", `${before.backupKey} is not what ${place.key} was before`, place);
  await context.objects.put(place, backup.content, putOptions(context, type, etag));
}
