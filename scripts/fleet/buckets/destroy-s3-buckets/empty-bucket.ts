import { DeleteObjectCommand, DeleteObjectsCommand, type S3Client } from "@aws-sdk/client-s3";

import { plural } from "../../../../config/catalogue/plural";
import { EXIT, ExitError } from "../../terminal/exit";
import { listed } from "../../terminal/listed";
import type { Progress } from "../../terminal/progress";
import { errorCode } from "../../aws/failure";
import { listVersions, type ObjectVersion } from "../../aws/list-versions";
import { lookAhead } from "../../aws/look-ahead";
import { untilFailure } from "../../aws/until-failure";
import { permitted } from "./permitted";
import { abortUploads } from "./uploads";

/** How a bucket is emptied. */
export interface EmptyProps {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly bypassGovernance: boolean;
  readonly progress: Progress;
  /** With a backup: whether it has the version. What it has not stays, and ends the command. */
  readonly isSaved?: (version: ObjectVersion) => boolean;
  /** Whether to stop before the next batch. */
  readonly interrupted: () => boolean;
}

/** A version that S3 did not delete. */
export interface DeletionError {
  readonly key: string;
  readonly versionId: string;
  readonly code: string;
}

/** Batches on their way at the same time; a batch is a page of at most 1000, which S3 takes in one call. */
const BATCHES = 4;
/** Whoever goes on writing is not raced for ever (F23). */
const PASSES = 3;

/** What XML 1.0 can't say, not even escaped: S3 refuses a whole batch for one such key. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/**
 * Deletes every version and marker, and aborts every upload, until a list is empty; returns how many were deleted. S3
 * answers 200 for a batch of which it deleted half (F17): every error is counted, and ends the command after the pass.
 */
export async function emptyBucket(props: EmptyProps): Promise<number> {
  const { s3, bucket } = props;
  let deleted = 0;
  await permitted("s3:AbortMultipartUpload", bucket, () => abortUploads(s3, bucket));
  for (let pass = 0; pass < PASSES; pass++) {
    const { found, errors, unsaved } = await deleteAll(props);
    deleted += found - errors.length;
    if (errors.length > 0) throw new ExitError(EXIT.failed, describe(bucket, errors));
    if (unsaved > 0)
      throw new ExitError(
        EXIT.failed,
        `${plural(unsaved, "version")} came into ${bucket} after its backup and ${unsaved === 1 ? "stays" : "stay"}: run this again`,
      );
    if (found === 0) return deleted;
  }
  throw new ExitError(EXIT.failed, `${bucket} is written to while it is emptied: stop that, and run this again`);
}

async function deleteAll(props: EmptyProps): Promise<{ found: number; errors: DeletionError[]; unsaved: number }> {
  const errors: DeletionError[] = [];
  let found = 0;
  let unsaved = 0;
  const one = async (versions: ObjectVersion[], stopped: AbortSignal): Promise<void> => {
    if (props.interrupted()) return;
    const page = props.isSaved ? versions.filter(props.isSaved) : versions;
    unsaved += versions.length - page.length;
    found += page.length;
    errors.push(...(await deleteBatch(props, page)));
    if (!stopped.aborted) props.progress.advance(page.length);
  };
  await permitted("s3:ListBucketVersions and s3:DeleteObjectVersion", props.bucket, () =>
    untilFailure(lookAhead(listVersions(props.s3, props.bucket)), one, { concurrency: BATCHES }),
  );
  if (props.interrupted())
    throw new ExitError(EXIT.interrupted, `${props.bucket} is partly emptied; run this again to go on`);
  return { found, errors, unsaved };
}

async function deleteBatch(props: EmptyProps, page: readonly ObjectVersion[]): Promise<DeletionError[]> {
  const { s3, bucket, bypassGovernance } = props;
  const BypassGovernanceRetention = bypassGovernance || undefined;
  const batch = page.filter(({ key }) => !NOT_XML.test(key));
  const errors: DeletionError[] = [];
  if (batch.length > 0) {
    const Objects = batch.map(({ key, versionId }) => ({ Key: key, VersionId: versionId }));
    const { Errors = [] } = await s3.send(
      new DeleteObjectsCommand({ Bucket: bucket, BypassGovernanceRetention, Delete: { Objects, Quiet: true } }),
    );
    for (const { Key = "", VersionId = "", Code = "unknown" } of Errors)
      errors.push({ key: Key, versionId: VersionId, code: Code });
  }
  for (const { key, versionId } of page.filter(({ key }) => NOT_XML.test(key))) {
    try {
      await s3.send(
        new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId, BypassGovernanceRetention }),
      );
    } catch (error) {
      errors.push({ key, versionId, code: errorCode(error) });
    }
  }
  return errors;
}

function describe(bucket: string, errors: readonly DeletionError[]): string {
  const lines = errors.map(({ key, versionId, code }) => `${JSON.stringify(key)} (${versionId}): ${code}`);
  return `${plural(errors.length, "version")} of ${bucket} ${errors.length === 1 ? "was" : "were"} not deleted:${listed(lines)}`;
}
