import { plural } from "../catalogue/plural";
import { archiveDay } from "../catalogue/storage/archive-day";
import type { Check } from "../registry";

/** The shared buckets whose objects a tool still reads. */
const LIVE_BUCKETS = [
  { purpose: "logs", tool: "Loki" },
  { purpose: "traces", tool: "Tempo" },
  { purpose: "metrics", tool: "Thanos" },
] as const;

/** Warns of telemetry that is kept longer than it can be read without a restore. */
export const checkReadableRetention: Check = function* ({ platform }) {
  const { retention, sharedStorage } = platform ?? {};
  for (const { purpose, tool } of LIVE_BUCKETS) {
    const retentionDays = retention?.[`${purpose}Days`];
    if (retentionDays === undefined) continue;
    const day = archiveDay(purpose, { retentionDays, intelligentTiering: sharedStorage?.intelligentTiering });
    if (day === undefined) continue;
    yield {
      file: "platform",
      path: ["retention", `${purpose}_days`],
      severity: "warning",
      rule: "retention-archive",
      message: `keeps objects past day ${day}, from when S3 archives them`,
      hint: `${tool} reads archived objects only after a restore: let it keep ${plural(day - 1, "day")} at most`,
    };
  }
};
