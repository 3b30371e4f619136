import { plural } from "../../../config/catalogue/plural";
import type { Paint } from "../../../config/reading/render-finding";
import type { BucketReport, CheckResult } from "./verify-bucket";

/** The first documented line, before anything is known. */
export const FINDING = "[INFO] Finding S3 buckets related to our infrastructure...";

/** How many buckets there are to verify; none is no success (F24). */
export function foundLine(found: number, paint: Paint): string {
  return `${found > 0 ? "[SUCCESS]" : paint.error("[ERROR]")} Found ${found} bucket(s) to verify`;
}

/** What there is to know before the reports, where not all is well: how many buckets pass, and what is wrong where. */
export function summaryLines(reports: readonly BucketReport[], paint: Paint): string[] {
  const bad = reports.filter(({ secure }) => !secure);
  if (bad.length === 0) return [];
  const counted = `${reports.length - bad.length} of ${plural(reports.length, "bucket")} passed every check`;
  return [
    `${paint.error("Summary")}: ${counted}`,
    ...bad.map(({ bucket, checks }) => {
      const wrong = checks.filter(({ status }) => status === "fail" || status === "unknown");
      return `  ${bucket}: ${wrong.map(({ title, status }) => (status === "fail" ? title : `${title} unknown`)).join(", ")}`;
    }),
  ];
}

/** The documented lines about one bucket (S3-104). */
export function bucketLines({ bucket, checks }: BucketReport, paint: Paint): string[] {
  return [`╭─ Verifying bucket: ${bucket}`, ...checks.flatMap((check) => checkLines(check, paint))];
}

/** A check's two lines: what is being checked, and what was found. */
export function checkLines(check: CheckResult, paint: Paint): string[] {
  return [`[INFO] Checking ${check.title}...`, verdictLine(check, paint)];
}

function verdictLine({ title, status, detail }: CheckResult, paint: Paint): string {
  switch (status) {
    case "pass":
      return `[SUCCESS] ✓ ${title}: ${detail}`;
    case "fail":
      return `${paint.error("[ERROR]")} ✗ ${title}: ${detail}`;
    case "unknown":
      return `${paint.error("[ERROR]")} ? ${title}: UNKNOWN (${detail})`;
    case "exempt":
      return `[INFO] ${detail}, exempt`;
  }
}
