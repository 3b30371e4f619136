import {
  GetBucketReplicationCommand,
  GetBucketVersioningCommand,
  GetObjectLegalHoldCommand,
  GetObjectLockConfigurationCommand,
  GetObjectRetentionCommand,
  HeadBucketCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import pMap from "p-map";

import { isNotFound } from "../../aws/failure";
import { listVersions, type ObjectVersion } from "../../aws/list-versions";
import { permitted } from "./permitted";
import { unlessUnset } from "../../aws/unless-unset";
import { listUploads } from "./uploads";

/** A version that S3 will not delete, and why. */
export interface HeldVersion {
  readonly key: string;
  readonly versionId: string;
  readonly hold: "COMPLIANCE" | "GOVERNANCE" | "LEGAL HOLD";
  /** ISO 8601; absent for a legal hold, which has no end. */
  readonly until?: string;
}

/** Everything that has to be known before a bucket is destroyed. */
export interface BucketInspection {
  readonly bucket: string;
  readonly versioning: "Enabled" | "Suspended" | "off";
  readonly versions: number;
  readonly markers: number;
  readonly bytes: number;
  readonly uploads: number;
  readonly replicates: boolean;
  readonly held: readonly HeldVersion[];
  /** ISO 8601, of the newest version. */
  readonly newest: string | undefined;
}

/** How many versions are asked for their locks at the same time. */
const CONCURRENCY = 20;

/**
 * Looks at a bucket without changing anything; undefined when there is none. Whatever can't be read ends the command:
 * what is not known is not destroyed (F7, G10).
 */
export async function inspectBucket(s3: S3Client, bucket: string): Promise<BucketInspection | undefined> {
  try {
    await permitted("s3:ListBucket, or it is another account's", bucket, () =>
      s3.send(new HeadBucketCommand({ Bucket: bucket })),
    );
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
  const counts = { versions: 0, markers: 0, bytes: 0 };
  let newest = 0;
  const held: HeldVersion[] = [];
  const locks = await permitted("s3:GetBucketObjectLockConfiguration", bucket, () => hasLock(s3, bucket));
  const pages = listVersions(s3, bucket);
  const nextPage = () => permitted("s3:ListBucketVersions", bucket, () => pages.next());
  for (let next = await nextPage(); !next.done; next = await nextPage()) {
    const page = next.value;
    for (const { isDeleteMarker, size, lastModified } of page) {
      counts[isDeleteMarker ? "markers" : "versions"]++;
      counts.bytes += size;
      newest = Math.max(newest, lastModified.getTime());
    }
    if (!locks) continue;
    const objects = page.filter(({ isDeleteMarker }) => !isDeleteMarker);
    const holds = await permitted("s3:GetObjectRetention and s3:GetObjectLegalHold", bucket, () =>
      pMap(objects, (version) => holdsOf(s3, bucket, version), { concurrency: CONCURRENCY }),
    );
    held.push(...holds.flat());
  }
  const uploads = await permitted("s3:ListBucketMultipartUploads", bucket, () => countUploads(s3, bucket));
  const { Status } = await permitted("s3:GetBucketVersioning", bucket, () =>
    s3.send(new GetBucketVersioningCommand({ Bucket: bucket })),
  );
  const replication = await permitted("s3:GetReplicationConfiguration", bucket, () =>
    unlessUnset(s3.send(new GetBucketReplicationCommand({ Bucket: bucket })), "ReplicationConfigurationNotFoundError"),
  );
  return {
    bucket,
    versioning: Status ?? "off",
    ...counts,
    uploads,
    replicates: replication !== undefined,
    held,
    newest: newest === 0 ? undefined : new Date(newest).toISOString(),
  };
}

async function countUploads(s3: S3Client, bucket: string): Promise<number> {
  let uploads = 0;
  for await (const page of listUploads(s3, bucket)) uploads += page.length;
  return uploads;
}

async function hasLock(s3: S3Client, bucket: string): Promise<boolean> {
  const asked = s3.send(new GetObjectLockConfigurationCommand({ Bucket: bucket }));
  const answer = await unlessUnset(asked, "ObjectLockConfigurationNotFoundError");
  return answer?.ObjectLockConfiguration?.ObjectLockEnabled === "Enabled";
}

async function holdsOf(s3: S3Client, Bucket: string, { key, versionId }: ObjectVersion): Promise<HeldVersion[]> {
  const object = { Bucket, Key: key, VersionId: versionId };
  const none = "NoSuchObjectLockConfiguration";
  const [hold, retention] = await Promise.all([
    unlessUnset(s3.send(new GetObjectLegalHoldCommand(object)), none),
    unlessUnset(s3.send(new GetObjectRetentionCommand(object)), none),
  ]);
  const { Mode, RetainUntilDate } = retention?.Retention ?? {};
  return [
    ...(hold?.LegalHold?.Status === "ON" ? [{ key, versionId, hold: "LEGAL HOLD" as const }] : []),
    ...(Mode && RetainUntilDate && RetainUntilDate > new Date()
      ? [{ key, versionId, hold: Mode, until: RetainUntilDate.toISOString() }]
      : []),
  ];
}
