import { Command } from "commander";

import { jsonOption } from "../../../terminal/options";
import { folderOption } from "../../options";
import type { VerifyBackupOptions } from "./check-backup";

const HELP = `
Sizes and SHA-256 of all files are checked, and the manifest itself: nothing outside the folder is read. Files that the manifest
doesn't know are named.

Exit codes: 0 whole, 1 files are missing or damaged, or the manifest is none.

Examples:
  $ npx fleet bucket-backup verify --folder backups/ohio-01-us-east-2-traces-production/2026-11-25T09-30-00-000Z
`;

/** `fleet bucket-backup verify`: whether a backup is whole. */
export function bucketBackupVerify(): Command {
  return new Command("verify")
    .description("read all files of a backup and compare them with its manifest")
    .addOption(folderOption())
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (options: VerifyBackupOptions) => (await import("./check-backup")).checkBackup(options));
}
