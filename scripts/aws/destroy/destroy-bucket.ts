import { join } from "node:path";

import { DeleteBucketCommand, DeleteBucketPolicyCommand, DeleteBucketReplicationCommand } from "@aws-sdk/client-s3";
import type { S3Client } from "@aws-sdk/client-s3";

import { EXIT, ExitError } from "../../terminal/exit";
import { note } from "../../terminal/print";
import { progress } from "../../terminal/progress";
import { backUpBucket } from "../backup/back-up-bucket";
import { damagedFiles, missingVersions } from "../backup/verify-backup";
import { emptyBucket } from "./empty-bucket";
import { inspectBucket, type BucketInspection } from "./inspect-bucket";

/** What is destroyed, and how. */
export interface DestroyProps {
  readonly s3: S3Client;
  readonly region: string;
  readonly accountId: string;
  readonly inspection: BucketInspection;
  readonly bypassGovernance: boolean;
  /** Takes the policy away first: it may deny the owner what follows. */
  readonly removePolicy: boolean;
  readonly interrupted: () => boolean;
}

/** Empties a bucket and deletes it; killed at any point and run again, it goes on. Nothing is asked here. */
export async function destroyBucket(props: DestroyProps): Promise<number> {
  const { s3, inspection, removePolicy } = props;
  const { bucket, replicates, versions, markers } = inspection;
  if (removePolicy) await s3.send(new DeleteBucketPolicyCommand({ Bucket: bucket }));
  if (replicates) await s3.send(new DeleteBucketReplicationCommand({ Bucket: bucket }));
  const shown = progress(`${bucket}: versions deleted`, versions + markers);
  const deleted = await emptyBucket({ ...props, bucket, progress: shown });
  shown.done();
  await s3.send(new DeleteBucketCommand({ Bucket: bucket }));
  if (await inspectBucket(s3, bucket)) throw new ExitError(EXIT.failed, `${bucket} is still there after its deletion`);
  return deleted;
}

/** Saves a bucket to a folder of its own and proves the copy; anything wrong with it ends the command (F20). */
export async function saveBucket(
  { s3, region, accountId, inspection }: Pick<DestroyProps, "s3" | "region" | "accountId" | "inspection">,
  backupDir: string,
): Promise<string> {
  const { bucket, versions, markers } = inspection;
  const takenAt = new Date().toISOString();
  const folder = join(backupDir, bucket, takenAt.replaceAll(/[:.]/g, "-"));
  const shown = progress(`${bucket}: versions saved`, versions + markers);
  const manifest = await backUpBucket({ s3, bucket, region, accountId, folder, progress: shown, takenAt });
  shown.done();
  const problems = [...(await damagedFiles(folder, manifest)), ...(await missingVersions(s3, manifest))];
  if (problems.length > 0)
    throw new ExitError(EXIT.failed, `the backup in ${folder} is not whole: ${problems.join("; ")}`);
  note(`${bucket}: ${manifest.entries.length} versions saved and verified in ${folder}`);
  return folder;
}
