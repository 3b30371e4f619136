import { confirm } from "../../../terminal/confirm";
import { interruptible } from "../../../terminal/interruptible";
import type { TargetOptions } from "../../../terminal/options";
import { plural } from "../../../../../config/catalogue/plural";
import { note, printJson } from "../../../terminal/print";
import { progress } from "../../../terminal/progress";
import { readManifest } from "../manifest";
import { openBucket } from "../open-bucket";
import { assertRestorable, restoreBackup } from "../restore-backup";
import { assertWhole } from "../assert-whole";

/** Which backup is restored, and where to. */
export interface RestoreOptions extends TargetOptions {
  readonly folder: string;
  readonly bucket?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Checks a backup, asks, and puts all of its versions into a bucket that has none, or only what an earlier try left. */
export async function putBackBackup(options: RestoreOptions): Promise<void> {
  const { folder, dryRun, json } = options;
  const manifest = readManifest(folder);
  const { s3, bucket } = await openBucket(options, options.bucket ?? manifest.bucket);
  await assertWhole(folder, manifest);
  const already = await assertRestorable({ s3, bucket, manifest });
  const versions = manifest.entries.length;
  const left = versions - already.total;
  const there = already.total === 0 ? "" : `, of which ${bucket} has ${already.total} already`;
  note(`${plural(versions, "version")} of ${manifest.bucket}, saved at ${manifest.takenAt}${there}`);
  if (left === 0) note(`${bucket} has all of them: nothing is left to restore`);
  else if (!dryRun) {
    await confirm(`Restore ${plural(left, "version")} into ${bucket}?`, options);
    const shown = progress("versions restored", left);
    await interruptible((interrupted) =>
      restoreBackup({ s3, folder, manifest, bucket, already, progress: shown, interrupted }),
    );
    shown.done();
  }
  if (json) printJson({ bucket, versions, already: already.total, restored: dryRun !== true });
}
