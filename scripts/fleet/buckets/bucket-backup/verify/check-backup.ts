import { plural } from "../../../../../config/catalogue/plural";
import { printJson, printLine } from "../../../terminal/print";
import { noteUnlisted, notWhole } from "../assert-whole";
import { readManifest } from "../manifest";
import { damagedFiles } from "../verify-backup";

/** Which backup is read. */
export interface VerifyBackupOptions {
  readonly folder: string;
  readonly json?: boolean;
}

/** Reads a backup to its end and reports what is missing or damaged, and files that it does not know. */
export async function checkBackup({ folder, json }: VerifyBackupOptions): Promise<void> {
  const manifest = readManifest(folder);
  const { bucket, takenAt, entries } = manifest;
  const problems = await damagedFiles(folder, manifest);
  const unlisted = noteUnlisted(folder, manifest);
  if (json) printJson({ folder, bucket, versions: entries.length, problems, unlisted });
  else printLine(`${bucket}, ${takenAt}: ${plural(entries.length, "version")}`);
  if (problems.length > 0) throw notWhole(problems);
}
