import { Command, Option } from "commander";

import type { Fleet } from "../../../config/fleet";
import { didYouMean } from "../../../config/reading/suggest";
import { given } from "../../../config/target";
import type { ExpectedBucket } from "./expected-buckets";
import type { BucketReport, CheckResult } from "./verify-bucket";
import { EXIT, ExitError } from "../terminal/exit";
import { clientOf, loadTargetOrExit, type TargetOptions, targetOptions } from "../terminal/options";
import { paintFor } from "../terminal/paint";
import { note, printJson, printLine } from "../terminal/print";

const HELP = `
Reads the settings of every bucket that the configuration has in the target: public access block, encryption,
versioning, policy, ownership, access logging, access list and request metrics. It changes nothing. What can't be read
is reported as UNKNOWN, with the permission that is missing, and counts as insecure.

Exit codes: 0 every bucket passes every check; 1 a bucket is insecure, missing or can't be judged, or there is none;
2 usage or invalid configuration; 3 no credentials of the target's account.

Examples:
  $ npx fleet verify-s3-security
  $ npx fleet verify-s3-security --client acme --json
  $ npx fleet verify-s3-security --environment staging --bucket ohio-01-terraform-state-staging
`;

interface VerifyOptions extends TargetOptions {
  readonly bucket?: readonly string[];
  readonly client?: string;
  readonly account?: boolean;
  readonly json?: boolean;
}

/** `fleet verify-s3-security`: the documented script, with its exact lines (S3-104, S3-105). */
export function verifyS3Security(): Command {
  return targetOptions(new Command("verify-s3-security"))
    .description("verify that every bucket of the target is closed, encrypted, versioned, logged and watched")
    .option("--bucket <name...>", "only these buckets of the configuration")
    .addOption(new Option("--client <name>", "only the buckets of this client").env("CLIENT_NAME"))
    .option("--account", "verify the account's own public access block, too")
    .option("--json", "print the reports as JSON on stdout")
    .addHelpText("after", HELP)
    .action(verify);
}

async function verify(options: VerifyOptions): Promise<void> {
  const fleet = loadTargetOrExit(options);
  const { expectedBuckets } = await import("./expected-buckets");
  const buckets = chosen(expectedBuckets(fleet), fleet, options);
  const { assertAccount } = await import("../aws/identity");
  const { accountId } = await assertAccount(fleet.target);
  const { accountPublicAccess } = await import("./account-public-access");
  const { verifyBuckets } = await import("./verify-buckets");
  const { bucketLines, checkLines, FINDING, foundLine } = await import("./report-lines");

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

/** The buckets that the options name. A name outside the configuration is refused rather than looked for (F22). */
function chosen(expected: readonly ExpectedBucket[], fleet: Fleet, options: VerifyOptions): readonly ExpectedBucket[] {
  const client = given(options.client);
  const own = client === undefined ? expected : expected.filter((each) => each.client === clientOf(fleet, client).name);
  if (client !== undefined) note(`Only the buckets of ${client}.`);
  const known = own.map(({ name }) => name);
  for (const name of options.bucket ?? []) {
    if (known.includes(name)) continue;
    const hint = didYouMean(name, known) ?? (known.length > 0 ? `there are ${known.join(", ")}` : "it has none");
    throw new ExitError(EXIT.usage, `${JSON.stringify(name)} is not a bucket of the configuration; ${hint}`);
  }
  return options.bucket ? own.filter(({ name }) => options.bucket!.includes(name)) : own;
}

/** The end: silence is no success, and neither is an account where there was nothing to verify (F24). */
function conclude(
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
