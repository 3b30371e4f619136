import { plural } from "../../../../config/catalogue/plural";
import { confirm } from "../../terminal/confirm";
import { EXIT, ExitError } from "../../terminal/exit";
import type { TargetOptions } from "../../terminal/options";
import { note, printJson, printLine } from "../../terminal/print";
import { loadTargetOrExit } from "../../terminal/target";
import type { BucketType } from "./bucket-type";
import { bucketNamed, bucketsOfType } from "./choose-buckets";
import { destroyBuckets } from "./destroy-buckets";

/** Which buckets are destroyed, and how. */
export interface DestroyS3BucketsOptions extends TargetOptions {
  readonly type?: BucketType;
  readonly bucket?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly yes?: boolean;
  readonly backup?: boolean;
  readonly backupDir?: string;
  readonly bypassGovernance?: boolean;
  readonly iUnderstandStateLoss?: boolean;
  readonly json?: boolean;
}

/** Destroys the buckets that the options name, and tells of each what became of it. */
export async function destroyS3Buckets(options: DestroyS3BucketsOptions): Promise<void> {
  const { type, bucket, environment, region } = options;
  if (bucket === undefined && type === undefined) throw new ExitError(EXIT.usage, "say what: --type or --bucket");
  // What deletes has no default for where (C-18).
  if (bucket === undefined && (environment === undefined || region === undefined))
    throw new ExitError(EXIT.usage, "--type needs --environment and --region");
  const fleet = loadTargetOrExit(options);
  const chosen = bucket === undefined ? bucketsOfType(fleet, type!) : [bucketNamed(fleet, bucket)];
  const yes = options.force ?? options.yes;
  const results = await destroyBuckets(fleet, chosen, {
    ...options,
    typed: !yes,
    ask: (there) =>
      confirm(`Delete ${plural(there.length, "bucket")} and all that is in ${there.length === 1 ? "it" : "them"}?`, {
        yes,
        flag: "--force",
      }),
  });
  if (options.json) return printJson({ dryRun: options.dryRun === true, buckets: results });
  for (const { bucket: name, result, versions } of results)
    printLine(`${name}: ${result}, ${plural(versions, "version")}`);
  if (type === "all") note("Left out, to be named: the state bucket and the audit logs.");
  if (!options.dryRun) note("next: take them out of the configuration, or the next deploy makes them again");
}
