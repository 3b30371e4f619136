import { createReadStream } from "node:fs";
import { join } from "node:path";

import {
  DeleteObjectCommand,
  GetBucketVersioningCommand,
  PutObjectCommand,
  type S3Client,
  type Tag,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import pMap from "p-map";

import { EXIT, ExitError } from "../../terminal/exit";
import type { Progress } from "../../terminal/progress";
import { listVersions } from "../../aws/list-versions";
import { oldestFirst } from "./history";
import type { BackupEntry, Manifest } from "./manifest";

/** What is restored, and where to. */
export interface RestoreProps {
  readonly s3: S3Client;
  readonly folder: string;
  readonly manifest: Manifest;
  /** An empty bucket of this account, with versioning on. */
  readonly bucket: string;
  readonly progress: Progress;
}

/** Keys at the same time; versions of one key follow each other. */
const CONCURRENCY = 16;
/** S3 takes 5 GiB in one call; above this an object is uploaded in parts. */
const LARGE = 100 * 2 ** 20;

/**
 * Puts every version back, the oldest of a key first and its markers among them, into a bucket in which there is nothing:
 * the history is the same, under new version ids and dates. What is there afterwards is counted.
 */
export async function restoreBackup(props: RestoreProps): Promise<void> {
  const { s3, bucket, manifest } = props;
  await assertRestorable(props);
  const byKey = new Map<string, BackupEntry[]>();
  for (const entry of manifest.entries) byKey.set(entry.key, [...(byKey.get(entry.key) ?? []), entry]);
  await pMap(byKey.values(), (versions) => restoreKey(props, versions), { concurrency: CONCURRENCY });
  let restored = 0;
  for await (const page of listVersions(s3, bucket)) restored += page.length;
  if (restored !== manifest.entries.length)
    throw new ExitError(EXIT.failed, `${bucket} has ${restored} versions, the backup ${manifest.entries.length}`);
}

/** Refuses a bucket that has something in it, or that would keep only the last of each key's versions. */
export async function assertRestorable({ s3, bucket }: Pick<RestoreProps, "s3" | "bucket">): Promise<void> {
  const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket: bucket }));
  if (Status !== "Enabled") throw new ExitError(EXIT.failed, `${bucket} has no versioning: nothing was restored`);
  for await (const page of listVersions(s3, bucket))
    throw new ExitError(EXIT.failed, `${bucket} is not empty (${page.length} versions or more): nothing was restored`);
}

async function restoreKey(props: RestoreProps, versions: readonly BackupEntry[]): Promise<void> {
  for (const entry of oldestFirst(versions)) {
    await restore(props, entry);
    props.progress.advance(1);
  }
}

async function restore({ s3, folder, bucket }: RestoreProps, entry: BackupEntry): Promise<void> {
  const { key, isDeleteMarker, file, size, headers } = entry;
  if (isDeleteMarker) {
    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    return;
  }
  const { TagSet, ...rest } = headers as { TagSet?: Tag[] };
  const tags = TagSet?.map(({ Key = "", Value = "" }): [string, string] => [Key, Value]);
  const Tagging = tags && new URLSearchParams(tags).toString();
  const Body = createReadStream(join(folder, file));
  const object = { Bucket: bucket, Key: key, Body, ...rest, ...(Tagging && { Tagging }) };
  if (size > LARGE) await new Upload({ client: s3, params: object }).done();
  else await s3.send(new PutObjectCommand({ ...object, ContentLength: size }));
}
