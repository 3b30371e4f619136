import { randomUUID } from "node:crypto";

import type { ApmContext } from "../store/apm-context";
import { ApmError } from "../failure/apm-error";
import { journalKey } from "../store/apm-keys";
import type { ConfigType } from "../config-type";
import type { ObjectPlace } from "../store/stored-object";

/** One configuration of a promotion: what it becomes, and what it was. */
export interface JournalEntry {
  readonly type: ConfigType;
  /** Of the new content. */
  readonly sha256: string;
  /** Where in the source the new content is, also when something newer came after it. */
  readonly sourceVersionId?: string;
  /** Absent where there was no configuration before. */
  readonly before?: { readonly sha256: string; readonly backupKey: string };
}

/** What a promotion writes down before it changes anything, and removes when it is done: no content, only where it is. */
export interface PromotionJournal {
  readonly format: 1;
  /** Whoever works on it: taking over changes it, and the former holder stops. */
  readonly holder: string;
  /** The environment that is copied from. */
  readonly from: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly startedBy?: string;
  readonly entries: readonly JournalEntry[];
}

/** A journal, and the ETag it has. */
export interface HeldJournal {
  readonly journal: PromotionJournal;
  readonly etag: string;
}

/** The journal of a promotion that is under way or was interrupted. */
export async function findJournal(context: ApmContext): Promise<HeldJournal | undefined> {
  const found = await context.objects.find(placeOfJournal(context));
  return found && { journal: parse(found.content.toString()), etag: found.etag };
}

/** Begins a journal; CONFLICT when there is one, for two promotions at once would undo each other's work. */
export async function openJournal(
  context: ApmContext,
  begun: Omit<PromotionJournal, "format" | "holder" | "startedAt">,
): Promise<HeldJournal> {
  const startedAt = new Date(context.now()).toISOString();
  return write(context, { format: 1, holder: randomUUID(), startedAt, ...begun }, null);
}

/** Becomes the holder of an interrupted promotion's journal; CONFLICT when somebody else did in the meantime. */
export async function takeOver(context: ApmContext, { journal, etag }: HeldJournal): Promise<HeldJournal> {
  return write(context, { ...journal, holder: randomUUID() }, etag);
}

/** Whether this holder still holds the journal. */
export async function isHeld(context: ApmContext, { journal }: HeldJournal): Promise<boolean> {
  return (await findJournal(context))?.journal.holder === journal.holder;
}

/** The end of whoever no longer holds a journal: the new holder answers for what is written, so nothing is taken back. */
export function takenOver(context: ApmContext): ApmError {
  return new ApmError("CONFLICT", `somebody else took over this promotion: ${journalKey(context)}`);
}

/** Ends a journal: the promotion is done, or taken back. */
export async function closeJournal(context: ApmContext, { etag }: HeldJournal): Promise<void> {
  await context.objects.remove(placeOfJournal(context), { ifMatch: etag });
}

async function write(context: ApmContext, journal: PromotionJournal, ifMatch: string | null): Promise<HeldJournal> {
  const content = Buffer.from(`${JSON.stringify(journal, null, 2)}\n`);
  const { etag } = await context.objects.put(placeOfJournal(context), content, {
    contentType: "application/json",
    ifMatch,
  });
  return { journal, etag };
}

function placeOfJournal(context: ApmContext): ObjectPlace {
  return { bucket: context.bucket, key: journalKey(context) };
}

function parse(text: string): PromotionJournal {
  const journal = parseJson(text) as Partial<PromotionJournal> | undefined;
  if (journal?.format === 1 && typeof journal.holder === "string" && Array.isArray(journal.entries))
    return journal as PromotionJournal;
  throw new ApmError("INTEGRITY", "the journal of a promotion can't be read: it is not this program's");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
