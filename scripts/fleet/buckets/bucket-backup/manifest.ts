import { readFileSync } from "node:fs";
import { join } from "node:path";

import { EXIT, ExitError } from "../../terminal/exit";
import { writeWhole } from "../../terminal/write-whole";

/** One version of an object in a backup, or a marker that says it was deleted. */
export interface BackupEntry {
  readonly key: string;
  readonly versionId: string;
  readonly isDeleteMarker: boolean;
  readonly isLatest: boolean;
  /** ISO 8601 */
  readonly lastModified: string;
  readonly size: number;
  /** As S3 lists it; empty for markers. */
  readonly etag: string;
  /** Of the bytes; empty for markers. */
  readonly sha256: string;
  /** Where the bytes are, below the backup's folder; empty for markers. A hash, so that no key can be a bad path. */
  readonly file: string;
  /** What the object was stored with, in the SDK's words. */
  readonly headers: Readonly<Record<string, unknown>>;
}

/** What a backup holds, and of what. */
export interface Manifest {
  readonly bucket: string;
  readonly region: string;
  readonly accountId: string;
  /** ISO 8601 */
  readonly takenAt: string;
  /** The bucket's own configuration, by setting; settings that are not set are left out. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** In the order in which S3 lists them: by key, newest first. */
  readonly entries: readonly BackupEntry[];
}

/** The file of a backup that is written last: without it a folder is no backup. */
export const MANIFEST = "manifest.json";

/** Writes the manifest: from now on the folder is a backup. */
export function writeManifest(folder: string, manifest: Manifest): void {
  writeWhole(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, 0o600);
}

/** Reads the manifest of a backup. */
export function readManifest(folder: string): Manifest {
  try {
    return JSON.parse(readFileSync(join(folder, MANIFEST), "utf8")) as Manifest;
  } catch (error) {
    throw new ExitError(EXIT.failed, `${folder} is no whole backup: ${(error as Error).message}`);
  }
}
