import type { Check } from "../registry";

/** What a shared bucket's lifecycle does to objects that a tool still reads: the profile's days. */
const LIVE_BUCKETS = [
  { field: "logs_days", days: "logsDays", tool: "Loki", glacierDay: 90 },
  { field: "traces_days", days: "tracesDays", tool: "Tempo", glacierDay: 60 },
  { field: "metrics_days", days: "metricsDays", tool: "Thanos", glacierDay: 90 },
] as const;

/** Days in GLACIER that are paid for in any case: for less, the lifecycle leaves the step out (C-08). */
const GLACIER_DAYS = 90;
/** Day 30 in INTELLIGENT_TIERING and 90 more without a read: the first archive tier, where no GLACIER step stands. */
const ARCHIVE_TIER_DAY = 120;

/** Warns of telemetry that is kept longer than it can be read without a restore. */
export const checkReadableRetention: Check = function* ({ platform }) {
  const { retention, sharedStorage } = platform ?? {};
  for (const { field, days, tool, glacierDay } of LIVE_BUCKETS) {
    const kept = retention?.[days];
    if (kept === undefined) continue;
    const tierDay = sharedStorage?.intelligentTiering && kept > ARCHIVE_TIER_DAY ? ARCHIVE_TIER_DAY : undefined;
    const archiveDay = kept - glacierDay >= GLACIER_DAYS ? glacierDay : tierDay;
    if (archiveDay === undefined) continue;
    yield {
      file: "platform",
      path: ["retention", field],
      severity: "warning",
      rule: "retention-archive",
      message: `keeps objects past day ${archiveDay}, from when S3 archives them`,
      hint: `${tool} reads archived objects only after a restore: let it keep ${archiveDay - 1} days at most`,
    };
  }
};
