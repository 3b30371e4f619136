import { GetObjectCommand } from "@aws-sdk/client-s3";

import { errorCode } from "../failure";
import { listVersions, type ObjectVersion } from "../list-versions";
import { readStateDocument, type StateDocument } from "./state-document";
import type { StateStore } from "./state-store";

/** A version's bytes, and what they say or why they say nothing. */
export interface ReadState {
  readonly text: string;
  readonly document: StateDocument | string;
}

/** All versions of a state, newest first; none when there never was one. */
export async function listStateVersions({ s3, settings }: StateStore): Promise<ObjectVersion[]> {
  const versions: ObjectVersion[] = [];
  for await (const page of listVersions(s3, settings.bucket, settings.key))
    versions.push(...page.filter(({ key }) => key === settings.key));
  const newest = (version: ObjectVersion): number => (version.isLatest ? Infinity : version.lastModified.getTime());
  return versions.sort((a, b) => newest(b) - newest(a));
}

/** The current state, or one version of it; undefined when there is none. */
export async function readState({ s3, settings }: StateStore, versionId?: string): Promise<ReadState | undefined> {
  try {
    const { bucket: Bucket, key: Key } = settings;
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, VersionId: versionId }));
    const text = await Body!.transformToString("utf-8");
    return { text, document: readStateDocument(text) };
  } catch (error) {
    // A missing bucket is another matter: it is told as it is.
    if (/^(NoSuchKey|NoSuchVersion)$/.test(errorCode(error))) return undefined;
    throw error;
  }
}
