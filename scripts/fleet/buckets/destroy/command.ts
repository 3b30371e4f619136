import { Command, Option } from "commander";

import { BUCKET_TYPES, bucketNamed, bucketsOfType, type BucketType } from "./choose-buckets";
import { confirm } from "../../terminal/confirm";
import { EXIT, ExitError } from "../../terminal/exit";
import { loadTargetOrExit, targetOptions, type TargetOptions } from "../../terminal/options";
import { note, printJson, printLine } from "../../terminal/print";

const HELP = `
Deletes buckets with every version, delete marker and open upload in them. Everything is looked at first: what is locked,
what can't be read or saved, or what must be kept ends the command before anything is deleted. Killed in the middle, it is
gone on with by running it again.

State and audit logs are never among --type all. Their names are typed in a terminal, whatever else is given; audit logs
within their retention are refused, and states that know resources are unless --i-understand-state-loss.

Exit codes: 0 destroyed, 1 refused or failed, 2 usage, or nobody to ask, 130 interrupted.

Examples:
  $ npx fleet destroy-s3-buckets --environment staging --region us-east-2 --type traces --dry-run
  $ npx fleet destroy-s3-buckets --environment staging --region us-east-2 --type all --backup
  $ npx fleet destroy-s3-buckets --bucket ohio-01-us-east-2-acme-input-staging --backup --force
`;

interface Options extends TargetOptions {
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

/** `fleet destroy-s3-buckets`: buckets of the configuration, by their exact names (S3-106, G10). */
export function destroyS3Buckets(): Command {
  return targetOptions(new Command("destroy-s3-buckets"))
    .description("delete buckets of the configuration with everything in them")
    .addOption(new Option("--type <type>", "which of the shared buckets").choices(BUCKET_TYPES).conflicts("bucket"))
    .option("--bucket <name>", "a bucket of the configuration, by its name")
    .option("--dry-run", "show what would be deleted and delete nothing")
    .option("--backup", "save everything first; what can't be saved is not deleted")
    .option("--backup-dir <folder>", "where backups go (default: backups in the project)")
    .option("--bypass-governance", "delete what is only locked in GOVERNANCE mode")
    .option("--i-understand-state-loss", "delete states that still know resources")
    .option("--force", "don't ask, except for protected buckets")
    .option("--yes", "the same as --force")
    .option("--json", "print the result as JSON on stdout")
    .addHelpText("after", HELP)
    .action(async (options: Options) => {
      const { type, bucket, environment, region } = options;
      if (bucket === undefined && type === undefined) throw new ExitError(EXIT.usage, "say what: --type or --bucket");
      // What deletes has no default for where (C-18).
      if (bucket === undefined && (environment === undefined || region === undefined))
        throw new ExitError(EXIT.usage, "--type needs --environment and --region");
      const fleet = loadTargetOrExit(options);
      const chosen = bucket === undefined ? bucketsOfType(fleet, type!) : [bucketNamed(fleet, bucket)];
      const { destroyBuckets } = await import("./destroy-buckets");
      const yes = options.force ?? options.yes;
      const results = await destroyBuckets(fleet, chosen, {
        ...options,
        typed: !yes,
        ask: (there) => confirm(`Delete ${there.length} buckets and all that is in them?`, { yes, flag: "--force" }),
      });
      if (options.json) return printJson({ dryRun: options.dryRun === true, buckets: results });
      for (const { bucket: name, result, versions } of results) printLine(`${name}: ${result}, ${versions} versions`);
      if (type === "all") note("Left out, to be named: the state bucket and the audit logs.");
      if (!options.dryRun) note("next: take them out of the configuration, or the next deploy makes them again");
    });
}
