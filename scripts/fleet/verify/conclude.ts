import { EXIT, ExitError } from "../terminal/exit";
import { note } from "../terminal/print";
import type { ExpectedBucket } from "./expected-buckets";
import type { BucketReport, CheckResult } from "./verify-bucket";

/** The end: silence is no success, and neither is an account where there was nothing to verify (F24). */
export function conclude(
  ok: boolean,
  buckets: readonly ExpectedBucket[],
  found: number,
  reports: readonly BucketReport[],
  account: CheckResult | undefined,
): void {
  if (ok) return note(`All ${reports.length} bucket(s) passed every check.`);
  if (found === 0) {
    if (buckets.length > 0)
      note("next: npx fleet provision makes the shared buckets, the foundation layer a client's own");
    throw new ExitError(EXIT.failed, `nothing to verify: none of ${buckets.length} bucket(s) exists`);
  }
  const insecure = reports.filter(({ secure }) => !secure);
  const checks = [...insecure.flatMap((report) => report.checks), ...(account ? [account] : [])];
  if (checks.some(({ status }) => status === "unknown"))
    note("next: get the permissions that are named above, and verify again");
  if (checks.some(({ status }) => status === "fail")) {
    note("next: npx cdktf diff bootstrap, and diff foundation, show what differs from the configuration");
  }
  const closed = account === undefined || account.status === "pass";
  const names = insecure.map(({ bucket }) => bucket).join(", ");
  const parts = [
    ...(insecure.length > 0 ? [`${insecure.length} of ${reports.length} bucket(s) not secure: ${names}`] : []),
    ...(closed ? [] : ["the account's public access block is not known to be on"]),
  ];
  throw new ExitError(EXIT.failed, parts.join("; "));
}
