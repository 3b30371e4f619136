import { loadKnownQuotas, type KnownQuotas } from "../../../../../config/known-quotas";
import { fleetsOf } from "../../../registry/targets/fleets-of";
import { EXIT, ExitError } from "../../../terminal/exit";
import { showFindings } from "../../../terminal/load";
import { printJson, printLine } from "../../../terminal/print";
import { talliesOf } from "../target-tallies";
import { noteLiveQuotas } from "./live-quotas";
import { quotaChanges } from "./quota-change";
import { isShort, roomFor } from "./quota-room";
import { changesText, roomsText } from "./quota-text";
import { usesOf } from "./uses-of";

/** What is counted, and against which limits. */
export interface QuotaOptions {
  readonly root: string;
  readonly environment?: string;
  readonly region?: string;
  readonly from?: readonly string[];
  readonly live?: boolean;
  readonly ref?: string;
  readonly json?: boolean;
}

/** Tells what is needed and what there is; ends with exit 1 where an account's own numbers are too small for sure. */
export async function tellQuotas(options: QuotaOptions): Promise<void> {
  const fleets = fleetsOf(options.root, options);
  const known = knownOrExit(options);
  const tallies = await talliesOf(fleets, options.root, options.ref);
  const head = tallies.map((each) => each.head);
  const uses = usesOf(head);
  const unread = options.live
    ? await noteLiveQuotas(
        fleets.map(({ target }) => target),
        uses,
        known,
      )
    : [];
  const uncounted = [...new Set(head.flatMap((each) => each.uncounted))].sort();
  const targets = fleets.map(({ target: { environment, region, accountId } }) => ({ environment, region, accountId }));
  const shown = { targets, uncounted, unread };
  if (options.ref === undefined) {
    const rooms = uses.map((use) => roomFor(use, known));
    if (options.json) printJson({ ...shown, quotas: rooms });
    else printLine(roomsText(rooms, shown));
    failIf(rooms.some(isShort));
  } else {
    const changes = quotaChanges(usesOf(tallies.flatMap(({ base }) => base ?? [])), uses, known);
    if (options.json) printJson({ ...shown, quotas: changes });
    else printLine(changesText(changes, shown));
    failIf(changes.some(isShort));
  }
}

function failIf(short: boolean): void {
  if (short) throw new ExitError(EXIT.failed);
}

function knownOrExit({ root, from }: QuotaOptions): KnownQuotas {
  const { known, findings } = from === undefined ? loadKnownQuotas(root) : loadKnownQuotas(process.cwd(), from);
  showFindings(findings);
  if (findings.length > 0) throw new ExitError(EXIT.usage);
  return known;
}
