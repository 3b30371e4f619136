import type { ApmStore } from "../store/apm-store";
import type { HeldJournal } from "./journal";
import { confirm } from "../../terminal/confirm";
import { note, printJson, printLine } from "../../terminal/print";

/** What of a promotion's options settles one that is unfinished. */
export interface SettleOptions {
  readonly to: string;
  readonly rollback?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Finishes a promotion that was interrupted, or takes it back; after asking, for somebody may still be at it. */
export async function settleUnfinished(
  source: ApmStore,
  target: ApmStore,
  unfinished: HeldJournal,
  { rollback, dryRun, yes, json, to }: SettleOptions,
): Promise<void> {
  const { from, startedAt, startedBy, entries } = unfinished.journal;
  const types = entries.map(({ type }) => type).join(", ");
  note(`A promotion from ${from} is unfinished: ${types}; begun ${startedAt}${startedBy ? ` by ${startedBy}` : ""}`);
  const outcome = rollback ? "rolled back" : "finished";
  if (!dryRun) {
    await confirm(`If nobody is at it any more: ${rollback ? "take it back" : "finish it"}?`, { yes });
    if (rollback) {
      const { restored, untouched, kept } = await target.rollBackPromotion(unfinished);
      for (const type of restored) printed(json, `Rolled back ${type}`);
      for (const type of untouched) printed(json, `Not touched ${type}`);
      for (const type of kept) printed(json, `Left alone ${type}: somebody changed it in the meantime`);
    } else {
      await target.finishPromotion(source, unfinished);
      for (const { type } of entries) printed(json, `Deployed ${type}`);
    }
  }
  if (json) printJson({ from, to, unfinished: unfinished.journal, outcome, dryRun: dryRun ?? false });
  else if (dryRun) printLine(`Would be ${outcome}: ${types}`);
}

function printed(json: boolean | undefined, line: string): void {
  if (!json) printLine(line);
}
