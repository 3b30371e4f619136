import { Command } from "commander";

import { jsonOption, targetOptions } from "../../../terminal/options";
import { backupDirOption } from "../../options";
import type { CreateOptions } from "./create-backup";

const HELP = `
Downloads every version of every object with markers and settings to backups/{bucket}/{time} in the project, then reads all
files again. The manifest is written last: a folder without one is no backup.

Examples:
  $ npx fleet bucket-backup create --bucket ohio-01-us-east-2-traces-production
  $ npx fleet bucket-backup create --bucket ohio-01-us-east-2-traces-production --backup-dir /mnt/backups --json
`;

/** `fleet bucket-backup create`: saves a bucket. */
export function bucketBackupCreate(): Command {
  return targetOptions(new Command("create"))
    .description("save every version of a bucket to a folder")
    .requiredOption("--bucket <name>", "a bucket of the configuration, by its name")
    .addOption(backupDirOption())
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (options: CreateOptions) => (await import("./create-backup")).createBackup(options));
}
