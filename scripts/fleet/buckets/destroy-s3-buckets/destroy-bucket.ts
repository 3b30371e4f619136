import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

import { DeleteBucketCommand, DeleteBucketReplicationCommand, waitUntilBucketNotExists } from "@aws-sdk/client-s3";
import type { S3Client } from "@aws-sdk/client-s3";

import { plural } from "../../../../config/catalogue/plural";
import { EXIT, ExitError } from "../../terminal/exit";
import { listed } from "../../terminal/listed";
import { note } from "../../terminal/print";
import { progress } from "../../terminal/progress";
import { backUpBucket } from "../bucket-backup/back-up-bucket";
import { unfinishedBackups } from "../bucket-backup/backup-file";
import { writeManifest, type Manifest } from "../bucket-backup/manifest";
import { damagedFiles, missingVersions, savedIn } from "../bucket-backup/verify-backup";
import { errorCode } from "../../aws/failure";
import { emptyBucket } from "./empty-bucket";
import type { BucketInspection } from "./inspect-bucket";

/** What is destroyed, and how. */
export interface DestroyProps {
  readonly s3: S3Client;
  readonly region: string;
  readonly accountId: string;
  readonly inspection: BucketInspection;
  readonly bypassGovernance: boolean;
  /** The backup without which nothing is deleted: versions that came after it stay. */
  readonly backup?: Manifest;
  readonly interrupted: () => boolean;
}

/** Calls of DeleteBucket before it is given up (F23). */
const ATTEMPTS = 3;

/** Empties a bucket and deletes it; killed at any point and run again, it goes on. Nothing is asked here. */
export async function destroyBucket(props: DestroyProps): Promise<number> {
  const { s3, inspection, backup } = props;
  const { bucket, replicates, versions, markers } = inspection;
  if (props.interrupted()) throw new ExitError(EXIT.interrupted, `${bucket} is as it was; run this again to go on`);
  if (replicates) await s3.send(new DeleteBucketReplicationCommand({ Bucket: bucket }));
  const shown = progress(`${bucket}: versions deleted`, versions + markers);
  const isSaved = backup && savedIn(backup);
  const empty = (): Promise<number> => emptyBucket({ ...props, bucket, progress: shown, isSaved });
  let deleted = await empty();
  // Somebody may have written between the last list and this call.
  for (let attempt = 1; !(await deleteEmptyBucket(s3, bucket)); attempt++) {
    if (attempt === ATTEMPTS)
      throw new ExitError(EXIT.failed, `${bucket} is written to: stop that, and run this again`);
    deleted += await empty();
  }
  shown.done();
  await waitUntilBucketNotExists({ client: s3, minDelay: 1, maxWaitTime: 60 }, { Bucket: bucket });
  return deleted;
}

/** False when there is something in it after all. */
async function deleteEmptyBucket(s3: S3Client, Bucket: string): Promise<boolean> {
  try {
    await s3.send(new DeleteBucketCommand({ Bucket }));
    return true;
  } catch (error) {
    if (errorCode(error) === "BucketNotEmpty") return false;
    if (errorCode(error) !== "NoSuchBucket") throw error;
    throw new ExitError(EXIT.failed, `${Bucket} was destroyed by somebody else meanwhile`);
  }
}

/**
 * Saves a bucket to a folder of its own and proves the copy; anything wrong with it ends the command, and nothing is left
 * of what would be no backup (F20).
 */
export async function saveBucket(
  props: Pick<DestroyProps, "s3" | "region" | "accountId" | "inspection" | "interrupted">,
  backupDir: string,
): Promise<{ folder: string; manifest: Manifest }> {
  const { s3, inspection } = props;
  const { bucket, versions, markers } = inspection;
  const takenAt = new Date().toISOString();
  const all = join(backupDir, bucket);
  for (const left of unfinishedBackups(all))
    note(`${left} has no manifest and is no backup: a run that was killed left it, unless one is at work`);
  const folder = join(all, takenAt.replaceAll(/[:.]/g, "-"));
  mkdirSync(all, { recursive: true, mode: 0o700 });
  // Of two that begin at the same moment, one gets the folder.
  mkdirSync(folder, { mode: 0o700 });
  try {
    const shown = progress(`${bucket}: versions saved`, versions + markers);
    const manifest = await backUpBucket({ ...props, bucket, folder, progress: shown, takenAt });
    shown.done();
    const problems = [...(await damagedFiles(folder, manifest)), ...(await missingVersions(s3, manifest))];
    if (problems.length > 0)
      throw new ExitError(EXIT.failed, `the backup of ${bucket} was not whole, and was removed:${listed(problems)}`);
    writeManifest(folder, manifest);
    note(`${bucket}: ${plural(manifest.entries.length, "version")} saved and verified in ${folder}`);
    return { folder, manifest };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
