import { createHash } from "node:crypto";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Readable } from "node:stream";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

import {
  GetObjectCommand,
  GetObjectTaggingCommand,
  type GetObjectCommandOutput,
  type S3Client,
} from "@aws-sdk/client-s3";

import { plural } from "../../../../config/catalogue/plural";
import { EXIT, ExitError } from "../../terminal/exit";
import type { Progress } from "../../terminal/progress";
import { permitted } from "../destroy-s3-buckets/permitted";
import { errorCode } from "../../aws/failure";
import { listVersions, type ObjectVersion } from "../../aws/list-versions";
import { untilFailure } from "../../aws/until-failure";
import { backupFile } from "./backup-file";
import { bucketSettings } from "./bucket-settings";
import type { BackupEntry, Manifest } from "./manifest";
import { MANIFEST_VERSION } from "./manifest-schema";
import { OBJECT_HEADERS } from "./object-headers";

/** What is backed up, and where to. */
export interface BackupProps {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly region: string;
  readonly accountId: string;
  /** A folder that is made, for this backup alone. */
  readonly folder: string;
  readonly progress: Progress;
  /** Date of the backup, ISO 8601. */
  readonly takenAt: string;
  /** Whether to stop before the next version. */
  readonly interrupted: () => boolean;
}

/** Downloads on their way at the same time. */
const CONCURRENCY = 16;

/**
 * Downloads every version of every object, the old ones too, and notes markers and settings. It is a backup once it is
 * verified and its manifest written; one object that can't be read fails all of it (F20).
 */
export async function backUpBucket(props: BackupProps): Promise<Manifest> {
  const { s3, bucket, region, accountId, takenAt } = props;
  const settings = await bucketSettings(s3, bucket);
  const versions: ObjectVersion[] = [];
  for await (const page of listVersions(s3, bucket)) versions.push(...page);
  await assertTagsReadable(props, versions);
  const entries = await untilFailure(versions, (version, stopped) => backUp(props, version, stopped), {
    concurrency: CONCURRENCY,
  });
  return { version: MANIFEST_VERSION, bucket, region, accountId, takenAt, settings, entries };
}

/** S3 answers without a count of tags, and so as if there were none, where tags may not be read (G13). */
async function assertTagsReadable({ s3, bucket }: BackupProps, versions: readonly ObjectVersion[]): Promise<void> {
  const object = versions.find(({ isDeleteMarker }) => !isDeleteMarker);
  if (!object) return;
  const { key: Key, versionId: VersionId } = object;
  await permitted("s3:GetObjectVersionTagging", bucket, () =>
    s3.send(new GetObjectTaggingCommand({ Bucket: bucket, Key, VersionId })),
  );
}

async function backUp(props: BackupProps, version: ObjectVersion, stopped: AbortSignal): Promise<BackupEntry> {
  if (props.interrupted())
    throw new ExitError(EXIT.interrupted, `${props.bucket} is not saved, and nothing was deleted`);
  const { key, versionId, isDeleteMarker, isLatest, size, etag, lastModified } = version;
  const entry = { key, versionId, isLatest, lastModified: lastModified.toISOString(), etag };
  const saved = isDeleteMarker
    ? ({ ...entry, isDeleteMarker, size: 0, sha256: "", file: "", headers: {} } as const)
    : { ...entry, isDeleteMarker, size, ...(await download(props, version, stopped)) };
  // What ends after another has failed is no progress.
  if (!stopped.aborted) props.progress.advance(1);
  return saved;
}

async function download(
  { s3, bucket, folder }: BackupProps,
  { key, versionId }: ObjectVersion,
  abortSignal: AbortSignal,
) {
  const object = { Bucket: bucket, Key: key, VersionId: versionId };
  try {
    const answer = await s3.send(new GetObjectCommand(object), { abortSignal });
    const name = createHash("sha256").update(`${key}\n${versionId}`).digest("hex");
    const file = `objects/${name.slice(0, 2)}/${name}`;
    const sha256 = await save(answer, backupFile(folder, file), abortSignal);
    const tags = answer.TagCount
      ? (await s3.send(new GetObjectTaggingCommand(object), { abortSignal })).TagSet
      : undefined;
    const TagSet = tags?.map(({ Key = "", Value = "" }) => ({ Key, Value }));
    const headers = Object.fromEntries(OBJECT_HEADERS.flatMap((name) => (answer[name] ? [[name, answer[name]]] : [])));
    return { sha256, file, headers: { ...headers, ...(TagSet && { TagSet }) } };
  } catch (error) {
    const reason = error instanceof Error ? `${errorCode(error)}: ${error.message}` : String(error);
    throw new ExitError(
      EXIT.failed,
      `no backup: ${JSON.stringify(key)} (version ${versionId}) can't be saved: ${reason}`,
    );
  }
}

/** Writes the bytes as they come, whatever their number, and returns their SHA-256. */
async function save(
  { Body, ContentLength }: GetObjectCommandOutput,
  path: string,
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash("sha256");
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  await pipeline(Body as Readable, count, createWriteStream(path, { mode: 0o600 }), { signal });
  if (ContentLength !== undefined && bytes !== ContentLength)
    throw new Error(`${bytes} of ${plural(ContentLength, "byte")} arrived`);
  return hash.digest("hex");
}
