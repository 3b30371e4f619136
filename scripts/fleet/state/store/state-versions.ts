import { GetObjectCommand } from "@aws-sdk/client-s3";

import { errorCode } from "../../aws/failure";
import { listVersions, type ObjectVersion } from "../../aws/list-versions";
import { readStateDocument, type StateDocument } from "./state-document";
import type { StateStore } from "./state-store";

/** A version of a state as it was read. */
export type ReadState = WholeState | BrokenState;

/** A version that is a whole state. */
export interface WholeState extends StateBytes {
  readonly document: StateDocument;
}

interface BrokenState extends StateBytes {
  /** Why the bytes say nothing. */
  readonly document: string;
}

interface StateBytes {
  readonly versionId: string;
  /** When it was written; undefined where S3 doesn't say. */
  readonly lastModified?: Date;
  readonly text: string;
  readonly bytes: number;
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
    const {
      Body,
      VersionId,
      LastModified: lastModified,
    } = await s3.send(new GetObjectCommand({ Bucket, Key, VersionId: versionId }));
    const bytes = await Body!.transformToByteArray();
    const text = decoded(bytes);
    const document = text === undefined ? "not UTF-8" : readStateDocument(text);
    return {
      versionId: VersionId ?? "null",
      lastModified,
      text: text ?? "",
      bytes: bytes.length,
      document,
    } as ReadState;
  } catch (error) {
    // A missing bucket is another matter: it is told as it is.
    if (/^(NoSuchKey|NoSuchVersion)$/.test(errorCode(error))) return undefined;
    throw error;
  }
}

/** The newest version that is a whole state (F31), the current one included. */
export async function newestWholeState(store: StateStore): Promise<WholeState | undefined> {
  for (const { versionId, isDeleteMarker } of await listStateVersions(store)) {
    const state = isDeleteMarker ? undefined : await readState(store, versionId);
    if (isWhole(state)) return state;
  }
  return undefined;
}

/** Whether it is a state that Terraform could read. */
export function isWhole(state: ReadState | undefined): state is WholeState {
  return typeof state?.document === "object";
}

/** Only bytes that are a text exactly: what is written again must be the same to the last byte. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
