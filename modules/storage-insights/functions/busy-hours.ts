/** Requests to a bucket in the hour that begins at a moment. */
export interface HourlyRequests {
  readonly startsAt: Date;
  readonly requests: number;
}

/** The hours with more requests than the threshold, in the order of time: CloudWatch returns them in any (M-36). */
export function busyHours(hours: readonly HourlyRequests[], threshold: number): HourlyRequests[] {
  return hours
    .filter(({ requests }) => requests > threshold)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** The 24 whole hours before a moment: a begun hour would be counted in two reports, in part each time. */
export function lastDay(moment: Date): { readonly start: Date; readonly end: Date } {
  const hour = 3_600_000;
  const end = Math.floor(moment.getTime() / hour) * hour;
  return { start: new Date(end - 24 * hour), end: new Date(end) };
}
