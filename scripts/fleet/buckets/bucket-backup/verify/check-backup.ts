import { EXIT, ExitError } from "../../../terminal/exit";
import { printJson, printLine } from "../../../terminal/print";
import { readManifest } from "../manifest";
import { damagedFiles } from "../verify-backup";

/** Which backup is read. */
export interface VerifyBackupOptions {
  readonly folder: string;
  readonly json?: boolean;
}

/** Reads a backup to its end and reports what is missing or damaged. */
export async function checkBackup({ folder, json }: VerifyBackupOptions): Promise<void> {
  const manifest = readManifest(folder);
  const problems = await damagedFiles(folder, manifest);
  if (json) printJson({ folder, bucket: manifest.bucket, versions: manifest.entries.length, problems });
  else printLine(`${manifest.bucket}, ${manifest.takenAt}: ${manifest.entries.length} versions`);
  if (problems.length > 0) throw new ExitError(EXIT.failed, `the backup is not whole:\n  ${problems.join("\n  ")}`);
}
