import { Command } from "commander";

import { bucketBackupCreate } from "./create/command";
import { bucketBackupRestore } from "./restore/command";
import { bucketBackupVerify } from "./verify/command";

/** `fleet bucket-backup …`: all of a bucket on disk, and back (S3-108). */
export function bucketBackup(): Command {
  return new Command("bucket-backup")
    .description("save a bucket with all its versions, check a backup, restore it")
    .helpCommand(false)
    .addCommand(bucketBackupCreate())
    .addCommand(bucketBackupVerify())
    .addCommand(bucketBackupRestore());
}
