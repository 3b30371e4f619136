import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";

import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetBucketVersioningCommand,
  PutObjectCommand,
  type S3Client,
  type Tag,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";

import { EXIT, ExitError } from "../../terminal/exit";
import { listed } from "../../terminal/listed";
import { plural } from "../../../../config/catalogue/plural";
import type { Progress } from "../../terminal/progress";
import { isNotFound } from "../../aws/failure";
import { listVersions } from "../../aws/list-versions";
import { untilFailure } from "../../aws/until-failure";
import { listUploads } from "../destroy-s3-buckets/uploads";
import { backupFile } from "./backup-file";
import { historiesOf } from "./history";
import type { BackupEntry, Manifest } from "./manifest";
import { restoredAlready, type RestoredAlready } from "./restored-already";

/** What is restored, and where to. */
export interface RestoreProps {
  readonly s3: S3Client;
  readonly folder: string;
  readonly manifest: Manifest;
  /** A bucket of this account, with versioning on and nothing in it but what an interrupted restore left. */
  readonly bucket: string;
  /** What is there already: as `assertRestorable` found it. */
  readonly already: RestoredAlready;
  readonly progress: Progress;
  /** Whether to stop before the next version. */
  readonly interrupted: () => boolean;
}

/** Keys at the same time; versions of one key follow each other. */
const CONCURRENCY = 16;
/** S3 takes 5 GiB in one call; above this an object is uploaded in parts. */
const LARGE = 100 * 2 ** 20;
/** Up to this an object is sent from memory: the SDK repeats no call whose body is a stream. */
const SMALL = 4 * 2 ** 20;

/**
 * Puts every version back that is not there yet, the oldest of a key first and its markers among them: the history is the
 * same, under new version ids and dates. Killed at any point and run again, it goes on. What is there afterwards is counted.
 */
export async function restoreBackup(props: RestoreProps): Promise<void> {
  const { s3, bucket, manifest, already } = props;
  const histories = historiesOf(manifest.entries);
  await abortHalfUploads(props);
  await untilFailure(
    histories,
    ([key, versions], stopped) => restoreKey(props, versions.slice(already.counts.get(key) ?? 0), stopped),
    { concurrency: CONCURRENCY },
  );
  let restored = 0;
  for await (const page of listVersions(s3, bucket)) restored += page.length;
  if (restored !== manifest.entries.length)
    throw new ExitError(
      EXIT.failed,
      `${bucket} has ${plural(restored, "version")}, the backup ${manifest.entries.length}: somebody else writes to it`,
    );
}

/**
 * Refuses a bucket that would keep only the last of each key's versions, or in which is what no restore of this backup
 * left; tells what one has left.
 */
export async function assertRestorable({
  s3,
  bucket,
  manifest,
}: Pick<RestoreProps, "s3" | "bucket" | "manifest">): Promise<RestoredAlready> {
  const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket: bucket }));
  if (Status !== "Enabled") throw new ExitError(EXIT.failed, `${bucket} has no versioning: nothing was restored`);
  const already = await restoredAlready(s3, bucket, manifest);
  if (already.foreign.length === 0) return already;
  throw new ExitError(EXIT.failed, `${bucket} is not empty, nothing was restored:${listed(already.foreign)}`);
}

/** Parts that an interrupted restore has sent are paid for, and no list of objects shows them. */
async function abortHalfUploads({ s3, bucket: Bucket, manifest }: RestoreProps): Promise<void> {
  const large = new Set(manifest.entries.filter(({ size }) => size > LARGE).map(({ key }) => key));
  if (large.size === 0) return;
  for await (const page of listUploads(s3, Bucket))
    for (const { key: Key, uploadId: UploadId } of page.filter(({ key }) => large.has(key)))
      await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })).catch((error: unknown) => {
        if (!isNotFound(error)) throw error;
      });
}

async function restoreKey(props: RestoreProps, versions: readonly BackupEntry[], stopped: AbortSignal): Promise<void> {
  for (const entry of versions) {
    if (stopped.aborted) return;
    if (props.interrupted())
      throw new ExitError(EXIT.interrupted, `${props.bucket} is partly restored; run this again to go on`);
    await restore(props, entry);
    // Somebody else's failure has been told by then.
    if (!stopped.aborted) props.progress.advance(1);
  }
}

async function restore({ s3, folder, bucket }: RestoreProps, entry: BackupEntry): Promise<void> {
  const { key, isDeleteMarker, file, size, sha256, headers } = entry;
  if (isDeleteMarker) {
    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    return;
  }
  const { TagSet, ...rest } = headers as { TagSet?: Tag[] };
  const tags = TagSet?.map(({ Key = "", Value = "" }): [string, string] => [Key, Value]);
  const Tagging = tags && new URLSearchParams(tags).toString();
  const path = backupFile(folder, file);
  const object = { ...rest, ...(Tagging && { Tagging }), Bucket: bucket, Key: key };
  if (size > LARGE) await new Upload({ client: s3, params: { ...object, Body: createReadStream(path) } }).done();
  else {
    // S3 compares what arrives with it, and keeps it for whoever goes on after an interruption.
    const ChecksumSHA256 = Buffer.from(sha256, "hex").toString("base64");
    const Body = size > SMALL ? createReadStream(path) : await readFile(path);
    await s3.send(new PutObjectCommand({ ...object, Body, ContentLength: size, ChecksumSHA256 }));
  }
}
