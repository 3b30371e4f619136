import { Command } from "commander";

import { dryRunOption, jsonOption, targetOptions, yesOption } from "../../../terminal/options";
import { folderOption } from "../../options";
import type { RestoreOptions } from "./put-back-backup";

const HELP = `
Puts every version back, the oldest first and markers among them, into an empty bucket of the configuration. Version ids
and dates are new. Interrupted, it is run again and goes on: what is there is compared with the backup, by SHA-256. The bucket's settings are the deploy's business and stay in the manifest for comparison.

Examples:
  $ npx fleet bucket-backup restore --folder backups/ohio-01-us-east-2-traces-production/2026-11-25T09-30-00-000Z --dry-run
  $ npx fleet bucket-backup restore --folder backups/ohio-01-us-east-2-traces-production/2026-11-25T09-30-00-000Z
`;

/** `fleet bucket-backup restore`: a saved bucket's versions, back in their order. */
export function bucketBackupRestore(): Command {
  return targetOptions(new Command("restore"))
    .description("put every version of a backup back into an empty bucket")
    .addOption(folderOption())
    .option("--bucket <name>", "where to, if not into the bucket that was saved")
    .addOption(dryRunOption("check the backup and restore nothing"))
    .addOption(yesOption())
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (options: RestoreOptions) => (await import("./put-back-backup")).putBackBackup(options));
}
