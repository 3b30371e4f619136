import { Command } from "commander";

import { confirmTyped } from "../../terminal/confirm";
import { loadTargetOrExit, targetOptions, type TargetOptions } from "../../terminal/options";
import { printJson, printLine } from "../../terminal/print";

const HELP = `
For a bucket that destroy-s3-buckets can't delete: its policy denies its owner, uploads are stuck, replication is in the
way, or the configuration no longer knows it. The bucket's policy is removed first. Any bucket of the target's account in
its region can be named; state, audit logs and locked versions are protected as they are there.

The name is typed in a terminal, and no option stands in for that.

Exit codes: 0 destroyed, 1 refused or failed, 2 nobody to ask, 130 interrupted.

Examples:
  $ npx fleet emergency-s3-cleanup --bucket ohio-01-us-east-2-old-client-input-staging --dry-run
  $ npx fleet emergency-s3-cleanup --bucket ohio-01-us-east-2-old-client-input-staging --backup
`;

interface Options extends TargetOptions {
  readonly bucket: string;
  readonly dryRun?: boolean;
  readonly backup?: boolean;
  readonly backupDir?: string;
  readonly bypassGovernance?: boolean;
  readonly iUnderstandStateLoss?: boolean;
  readonly json?: boolean;
}

/** `fleet emergency-s3-cleanup`: what is left when everything else has failed (S3-110). */
export function emergencyS3Cleanup(): Command {
  return targetOptions(new Command("emergency-s3-cleanup"))
    .description("delete one bucket that destroy-s3-buckets can't")
    .requiredOption("--bucket <name>", "the bucket")
    .option("--dry-run", "show what would be deleted and delete nothing")
    .option("--backup", "save everything first; what can't be saved is not deleted")
    .option("--backup-dir <folder>", "where backups go (default: backups in the project)")
    .option("--bypass-governance", "delete what is only locked in GOVERNANCE mode")
    .option("--i-understand-state-loss", "delete states that still know resources")
    .option("--json", "print the result as JSON on stdout")
    .addHelpText("after", HELP)
    .action(async (options: Options) => {
      const fleet = loadTargetOrExit(options);
      const { bucket } = options;
      const { cleanUpBucket } = await import("../destroy/clean-up-bucket");
      const confirmName = () => confirmTyped(`${bucket} and all that is in it will be gone for good.`, bucket);
      const results = await cleanUpBucket(fleet, bucket, { ...options, confirmName });
      if (options.json) printJson({ dryRun: options.dryRun === true, buckets: results });
      else for (const { result, versions } of results) printLine(`${bucket}: ${result}, ${versions} versions`);
    });
}
