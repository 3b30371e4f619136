/** The retention periods CloudWatch Logs accepts, in days. Source: PutRetentionPolicy, API reference. */
export const LOG_RETENTION_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** The accepted period nearest to a refused one. */
export function nearestLogRetention(days: number): number {
  return LOG_RETENTION_DAYS.reduce((best, each) => (Math.abs(each - days) < Math.abs(best - days) ? each : best));
}
