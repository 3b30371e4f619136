import { join } from "node:path";

import { EXIT, ExitError } from "../../../terminal/exit";
import { interruptible } from "../../../terminal/interruptible";
import type { TargetOptions } from "../../../terminal/options";
import { printJson, printLine } from "../../../terminal/print";
import { saveBucket } from "../../destroy-s3-buckets/destroy-bucket";
import { inspectBucket } from "../../destroy-s3-buckets/inspect-bucket";
import { openBucket } from "../open-bucket";

/** Which bucket is saved, and where to. */
export interface CreateOptions extends TargetOptions {
  readonly bucket: string;
  readonly backupDir?: string;
  readonly json?: boolean;
}

/** Saves every version of a bucket below the folder for backups, and prints where. */
export async function createBackup(options: CreateOptions): Promise<void> {
  const { s3, region, accountId, bucket } = await openBucket(options, options.bucket);
  const inspection = await inspectBucket(s3, bucket);
  if (!inspection) throw new ExitError(EXIT.failed, `${bucket}: there is no such bucket`);
  const backupDir = options.backupDir ?? join(options.root, "backups");
  const { folder } = await interruptible((interrupted) =>
    saveBucket({ s3, region, accountId, inspection, interrupted }, backupDir),
  );
  if (options.json) printJson({ bucket, folder, versions: inspection.versions + inspection.markers });
  else printLine(folder);
}
