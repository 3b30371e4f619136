import { createReadStream, statSync } from "node:fs";

import type { S3Client } from "@aws-sdk/client-s3";

import { plural } from "../../../../config/catalogue/plural";
import { listVersions, type ObjectVersion } from "../../aws/list-versions";
import { untilFailure } from "../../aws/until-failure";
import { backupFile, fileProblem } from "./backup-file";
import { digestOf } from "./digest-of";
import type { BackupEntry, Manifest } from "./manifest";

/** Files read at the same time. */
const CONCURRENCY = 16;

/** What is wrong with a backup's files: each is read again and compared with the manifest; none means whole. */
export async function damagedFiles(folder: string, { entries }: Manifest): Promise<string[]> {
  const objects = entries.filter(({ isDeleteMarker }) => !isDeleteMarker);
  const problems = await untilFailure(objects, (entry) => damage(folder, entry), { concurrency: CONCURRENCY });
  return problems.filter((problem) => problem !== undefined);
}

/**
 * Whether a backup has a version as it is now. Where versioning is off or suspended, another object comes under the same
 * version id "null", and only its ETag and date tell.
 */
export function savedIn({ entries }: Manifest): (version: ObjectVersion) => boolean {
  const name = ({ key, versionId, etag }: BackupEntry | ObjectVersion, date: string): string =>
    JSON.stringify([key, versionId, etag, date]);
  const saved = new Set(entries.map((entry) => name(entry, entry.lastModified)));
  return (version) => saved.has(name(version, version.lastModified.toISOString()));
}

/** What the bucket has and the backup has not: it was written to meanwhile. */
export async function missingVersions(s3: S3Client, manifest: Manifest): Promise<string[]> {
  const isSaved = savedIn(manifest);
  const missing: string[] = [];
  for await (const page of listVersions(s3, manifest.bucket))
    for (const version of page)
      if (!isSaved(version))
        missing.push(`${JSON.stringify(version.key)} (version ${version.versionId}) is not in the backup`);
  return missing;
}

async function damage(folder: string, { key, file, size, sha256 }: BackupEntry): Promise<string | undefined> {
  const problem = fileProblem(folder, file);
  if (problem !== undefined) return `${JSON.stringify(key)}: ${file} ${problem}`;
  const path = backupFile(folder, file);
  const { size: bytes } = statSync(path);
  if (bytes !== size) return `${JSON.stringify(key)}: ${file} has ${plural(bytes, "byte")}, not ${size}`;
  try {
    const digest = await digestOf(createReadStream(path));
    return digest === sha256 ? undefined : `${JSON.stringify(key)}: ${file} is not what was saved`;
  } catch (error) {
    return `${JSON.stringify(key)}: ${(error as Error).message}`;
  }
}
