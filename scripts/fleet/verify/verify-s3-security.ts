import { assertAccount } from "../aws/identity";
import type { TargetOptions } from "../terminal/options";
import { paintFor } from "../terminal/paint";
import { note, printJson, printLine } from "../terminal/print";
import { loadTargetOrExit } from "../terminal/target";
import { accountPublicAccess } from "./account-public-access";
import { type BucketChoice, chosenBuckets } from "./chosen-buckets";
import { conclude } from "./conclude";
import { expectedBuckets } from "./expected-buckets";
import { bucketLines, checkLines, FINDING, foundLine, summaryLines } from "./report-lines";
import type { BucketReport } from "./verify-bucket";
import { verifyBuckets } from "./verify-buckets";

/** Which buckets are verified, and how it is told. */
export interface VerifyOptions extends TargetOptions, BucketChoice {
  readonly account?: boolean;
  readonly json?: boolean;
}

/** Verifies the buckets that the options name, and prints a summary before the reports. */
export async function verifyS3Security(options: VerifyOptions): Promise<void> {
  const fleet = loadTargetOrExit(options);
  const buckets = chosenBuckets(expectedBuckets(fleet), fleet, options);
  const { accountId } = await assertAccount(fleet.target);

  const paint = paintFor(process.stdout);
  const print = options.json ? () => undefined : (lines: readonly string[]) => lines.forEach(printLine);
  print([FINDING]);
  const { found, reports } = await verifyBuckets(buckets, accountId);
  print([foundLine(found, paint)]);
  const account = options.account ? await accountPublicAccess(accountId, fleet.target.region) : undefined;
  const done: BucketReport[] = [];
  for await (const report of reports) done.push(report);
  const ok = found > 0 && done.every(({ secure }) => secure) && (account === undefined || account.status === "pass");
  // What there is to know comes first: the reports of a fleet fill screens.
  if (ok) conclude(ok, buckets, found, done, account);
  if (!options.json) for (const line of summaryLines(done, paintFor(process.stderr))) note(line);
  if (account) print(checkLines(account, paint));
  for (const report of done) print(bucketLines(report, paint));
  const { environment, region } = fleet.target;
  if (options.json) printJson({ ok, environment, region, accountId, found, account, buckets: done });
  if (!ok) conclude(ok, buckets, found, done, account);
}
