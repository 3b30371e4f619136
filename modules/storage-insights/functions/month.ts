/** A calendar month as Cost Explorer wants it: from its first day to the first of the next, which is not part of it. */
export interface Month {
  readonly start: string;
  readonly end: string;
}

/** The month before the one a moment is in, in UTC as AWS bills (M-28, M-62). */
export function previousMonth(moment: Date): Month {
  const [year, month] = [moment.getUTCFullYear(), moment.getUTCMonth()];
  return { start: day(Date.UTC(year, month - 1, 1)), end: day(Date.UTC(year, month, 1)) };
}

function day(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
