import { confirm } from "../../../terminal/confirm";
import { EXIT, ExitError } from "../../../terminal/exit";
import type { TargetOptions } from "../../../terminal/options";
import { note, printJson } from "../../../terminal/print";
import { progress } from "../../../terminal/progress";
import { readManifest } from "../manifest";
import { openBucket } from "../open-bucket";
import { assertRestorable, restoreBackup } from "../restore-backup";
import { damagedFiles } from "../verify-backup";

/** Which backup is restored, and where to. */
export interface RestoreOptions extends TargetOptions {
  readonly folder: string;
  readonly bucket?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Checks a backup, asks, and puts all of its versions into an empty bucket. */
export async function putBackBackup(options: RestoreOptions): Promise<void> {
  const { folder, dryRun, json } = options;
  const manifest = readManifest(folder);
  const { s3, bucket } = await openBucket(options, options.bucket ?? manifest.bucket);
  const problems = await damagedFiles(folder, manifest);
  if (problems.length > 0) throw new ExitError(EXIT.failed, `the backup is not whole:\n  ${problems.join("\n  ")}`);
  await assertRestorable({ s3, bucket });
  const versions = manifest.entries.length;
  note(`${versions} versions of ${manifest.bucket}, saved at ${manifest.takenAt}, go into ${bucket}`);
  if (!dryRun) {
    await confirm(`Restore them into ${bucket}?`, options);
    const shown = progress("versions restored", versions);
    await restoreBackup({ s3, folder, manifest, bucket, progress: shown });
    shown.done();
  }
  if (json) printJson({ bucket, versions, restored: dryRun !== true });
}
