import type { Month } from "../../../../modules/storage-insights/functions/month";
import { EXIT, ExitError } from "../../terminal/exit";

/** AWS had no bills before: S3, its first service, began in it. */
const FIRST_YEAR = 2006;

/**
 * The month that YYYY-MM names, up to the first of the next, which is not part of it (S3-111); exit 2 for a text that is
 * no month, for one before AWS was there and for one that has not begun.
 */
export function calendarMonth(text: string, now: Date): Month {
  const [, year = "", month = ""] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  if (year === "") throw new ExitError(EXIT.usage, `${JSON.stringify(text)} is no month: write it as 2026-01`);
  if (Number(year) < FIRST_YEAR)
    throw new ExitError(EXIT.usage, `${text} was before AWS, which began in ${FIRST_YEAR}: there are no costs of it`);
  const start = new Date(Date.UTC(Number(year), Number(month) - 1, 1));
  if (start > now) throw new ExitError(EXIT.usage, `${text} has not begun: there are no costs of it`);
  const end = new Date(Date.UTC(Number(year), Number(month), 1));
  return { start: day(start), end: day(end) };
}

function day(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
