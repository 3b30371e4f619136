import { assertAccount } from "../aws/identity";
import type { TargetOptions } from "../terminal/options";
import { paintFor } from "../terminal/paint";
import { printJson, printLine } from "../terminal/print";
import { loadTargetOrExit } from "../terminal/target";
import { accountPublicAccess } from "./account-public-access";
import { type BucketChoice, chosenBuckets } from "./chosen-buckets";
import { conclude } from "./conclude";
import { expectedBuckets } from "./expected-buckets";
import { bucketLines, checkLines, FINDING, foundLine } from "./report-lines";
import type { BucketReport } from "./verify-bucket";
import { verifyBuckets } from "./verify-buckets";

/** Which buckets are verified, and how it is told. */
export interface VerifyOptions extends TargetOptions, BucketChoice {
  readonly account?: boolean;
  readonly json?: boolean;
}

/** Verifies the buckets that the options name, and prints each report as soon as it is there. */
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
  if (account) print(checkLines(account, paint));
  const done: BucketReport[] = [];
  for await (const report of reports) {
    done.push(report);
    print(bucketLines(report, paint));
  }
  const { environment, region } = fleet.target;
  const ok = found > 0 && done.every(({ secure }) => secure) && (account === undefined || account.status === "pass");
  if (options.json) printJson({ ok, environment, region, accountId, found, account, buckets: done });
  conclude(ok, buckets, found, done, account);
}
