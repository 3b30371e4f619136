import { Option } from "commander";

/** --backup-dir, for what saves buckets. */
export function backupDirOption(): Option {
  return new Option("--backup-dir <folder>", "where backups go (default: backups in the project)");
}

/** --folder, for what reads a backup. */
export function folderOption(): Option {
  return new Option("--folder <folder>", "the backup").makeOptionMandatory();
}
