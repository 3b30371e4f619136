import type { Readable } from "node:stream";

import { GetObjectCommand, GetObjectTaggingCommand, HeadObjectCommand, type S3Client } from "@aws-sdk/client-s3";

import { listVersions, type ObjectVersion } from "../../aws/list-versions";
import { untilFailure } from "../../aws/until-failure";
import { byKey } from "./by-key";
import { digestOf } from "./digest-of";
import { historiesOf } from "./history";
import type { BackupEntry, Manifest } from "./manifest";
import { OBJECT_HEADERS } from "./object-headers";

/** What an interrupted restore has put into a bucket, and what is in it besides. */
export interface RestoredAlready {
  /** By key, how many versions of its history are there, from the oldest on. */
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
  /** Keys whose versions are no beginning of the backup's, each in a sentence. */
  readonly foreign: readonly string[];
}

/** Versions that are compared at the same time. */
const CONCURRENCY = 16;

/**
 * Compares what is in a bucket with a backup, version by version: bytes by their SHA-256, which S3 keeps for what restore
 * puts and which is otherwise read again, then headers and tags. One key is restored in order, so what an interrupted
 * restore left is the beginning of its history.
 */
export async function restoredAlready(s3: S3Client, bucket: string, manifest: Manifest): Promise<RestoredAlready> {
  const present: ObjectVersion[] = [];
  for await (const page of listVersions(s3, bucket)) present.push(...page);
  const histories = historiesOf(manifest.entries);
  const compared = await untilFailure(
    byKey(present),
    async ([key, versions]) => ({
      key,
      versions,
      fits: await isBeginning(s3, bucket, versions, histories.get(key) ?? []),
    }),
    { concurrency: CONCURRENCY },
  );
  return {
    counts: new Map(compared.map(({ key, versions }) => [key, versions.length])),
    total: compared.reduce((sum, { versions }) => sum + versions.length, 0),
    foreign: compared.flatMap(({ key, versions, fits }) =>
      fits
        ? []
        : [
            `${JSON.stringify(key)}: what is there (${versions.map(({ versionId }) => versionId).join(", ")}) is not of this backup`,
          ],
    ),
  };
}

/** S3 lists versions and markers apart and dates them to the second: their number and order among their like are what is sure. */
async function isBeginning(
  s3: S3Client,
  bucket: string,
  present: readonly ObjectVersion[],
  history: readonly BackupEntry[],
): Promise<boolean> {
  const expected = history.slice(0, present.length);
  const objects = present.filter(({ isDeleteMarker }) => !isDeleteMarker).reverse();
  const saved = expected.filter(({ isDeleteMarker }) => !isDeleteMarker);
  const latest = present.find(({ isLatest }) => isLatest);
  if (expected.length < present.length || objects.length !== saved.length) return false;
  if (latest?.isDeleteMarker !== expected.at(-1)?.isDeleteMarker) return false;
  for (const [index, version] of objects.entries())
    if (!(await isSame(s3, bucket, version, saved[index]!))) return false;
  return true;
}

async function isSame(s3: S3Client, Bucket: string, version: ObjectVersion, entry: BackupEntry): Promise<boolean> {
  if (version.size !== entry.size) return false;
  const object = { Bucket, Key: version.key, VersionId: version.versionId };
  const head = await s3.send(new HeadObjectCommand({ ...object, ChecksumMode: "ENABLED" }));
  // A lifecycle may have moved it to another class meanwhile.
  const headers = OBJECT_HEADERS.filter((name) => name !== "StorageClass");
  const saved = entry.headers as Readonly<Record<string, unknown>>;
  if (headers.some((name) => canonical(head[name]) !== canonical(saved[name]))) return false;
  if ((await digest()) !== entry.sha256) return false;
  const { TagSet = [] } = entry.headers as { TagSet?: Tag[] };
  const { TagSet: there = [] } = await s3.send(new GetObjectTaggingCommand(object));
  return tagText(there) === tagText(TagSet);

  async function digest(): Promise<string> {
    const { ChecksumSHA256: known } = head;
    // Of an upload in parts S3 keeps the checksum of its parts' checksums.
    if (known !== undefined && !known.includes("-")) return Buffer.from(known, "base64").toString("hex");
    return digestOf((await s3.send(new GetObjectCommand(object))).Body as Readable);
  }
}

interface Tag {
  readonly Key?: string;
  readonly Value?: string;
}

function tagText(tags: readonly Tag[]): string {
  return JSON.stringify(tags.map(({ Key = "", Value = "" }) => `${Key}\n${Value}`).sort());
}

/** Nothing and an empty set of metadata are the same. */
function canonical(header: unknown): string {
  if (typeof header !== "object" || header === null) return JSON.stringify(header ?? "");
  return Object.entries(header).length === 0 ? canonical("") : JSON.stringify(Object.entries(header).sort());
}
