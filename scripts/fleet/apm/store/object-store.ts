import { DeleteObjectCommand, GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";

import { ApmError, isAbsent } from "../failure/apm-error";
import { copyObject } from "./copy-object";
import { listObjects, type ListedObject } from "../../aws/list-objects";
import type { ObjectCache } from "./object-cache";
import { decodeObject, encodeObject, sha256Of } from "./object-encoding";
import type { OperationRecorder } from "./operation-recorder";
import { encryptionInput } from "./object-encryption";
import type { ObjectPlace, StoredObject } from "./stored-object";
import { uploadObject, type MultipartProps, type Uploaded } from "./upload-object";

/** Configurations are few: pages are as small as document 002 has them (S2-03). */
const PAGE_SIZE = 100;

/** How an object is written. */
export interface PutOptions {
  readonly contentType: string;
  readonly metadata?: Readonly<Record<string, string>>;
  /** The ETag that the object must still have, or null when there must be none: so no other's change is lost. */
  readonly ifMatch?: string | null;
}

/** How an object is deleted: without a version, a marker hides it and every version stays. */
export interface RemoveOptions {
  readonly ifMatch?: string;
  readonly versionId?: string;
  /** Serial and code of an MFA device, `arn:aws:iam::123456789012:mfa/ann 123456`, for buckets with MFA delete (S2-08). */
  readonly mfa?: string;
}

/** The objects of any bucket, as the store reads and writes them (S2-03, S2-05). */
export interface ObjectStore {
  get(place: ObjectPlace, options?: { readonly versionId?: string; readonly cached?: boolean }): Promise<StoredObject>;
  /** The object, or undefined when S3 says that there is none; a lookup that fails is an error (G13). */
  find(place: ObjectPlace): Promise<StoredObject | undefined>;
  put(place: ObjectPlace, content: Buffer, options: PutOptions): Promise<Uploaded>;
  /** Copies within S3, and checks that the copy is the source. */
  copy(source: ObjectPlace & { readonly etag?: string }, target: ObjectPlace): Promise<Uploaded>;
  /** Copies, checks, and only then deletes the source. */
  move(source: ObjectPlace, target: ObjectPlace): Promise<Uploaded>;
  remove(place: ObjectPlace, options?: RemoveOptions): Promise<void>;
  list(bucket: string, prefix: string): Promise<ListedObject[]>;
}

/** What an object store works with. */
export interface ObjectStoreProps {
  readonly s3: S3Client;
  readonly record: OperationRecorder;
  readonly cache: ObjectCache;
  /** Encrypts with this key; otherwise with S3's own (S2-06). */
  readonly kmsKeyArn?: string;
  readonly gzipAboveBytes?: number;
  readonly multipart?: MultipartProps;
}

/** Makes an object store. */
export function objectStore(props: ObjectStoreProps): ObjectStore {
  const { s3, record, cache } = props;

  async function get(place: ObjectPlace, { versionId, cached = false }: { versionId?: string; cached?: boolean } = {}) {
    const id = idOf(place);
    const known = cached && versionId === undefined ? cache.get(id) : undefined;
    if (known) return known;
    const object = await record(versionId === undefined ? "get" : "getVersion", place, () =>
      readObject(s3, place, versionId),
    );
    if (versionId === undefined) cache.set(id, object);
    return object;
  }

  async function find(place: ObjectPlace): Promise<StoredObject | undefined> {
    return get(place).catch((error: unknown) => {
      if (isAbsent(error)) return undefined;
      throw error;
    });
  }

  async function put(place: ObjectPlace, content: Buffer, { contentType, metadata, ifMatch }: PutOptions) {
    const { body, contentEncoding, sha256 } = encodeObject(content, props.gzipAboveBytes);
    const input = {
      Bucket: place.bucket,
      Key: place.key,
      Body: body,
      ContentType: contentType,
      ContentEncoding: contentEncoding,
      Metadata: { ...metadata, sha256 },
      // S3 compares it with what arrives.
      ChecksumAlgorithm: "SHA256" as const,
      ...encryptionInput(props.kmsKeyArn),
      ...(ifMatch === null ? { IfNoneMatch: "*" } : { IfMatch: ifMatch }),
    };
    try {
      return await record("put", place, () => uploadObject(s3, input, props.multipart));
    } catch (error) {
      // An answer can be lost on its way: then the second attempt meets what the first one wrote.
      const found = error instanceof ApmError && error.code === "CONFLICT" ? await find(place) : undefined;
      if (found?.sha256 !== sha256) throw error;
      return { etag: found.etag, versionId: found.versionId };
    } finally {
      cache.delete(idOf(place));
    }
  }

  async function copy(source: ObjectPlace & { etag?: string }, target: ObjectPlace): Promise<Uploaded> {
    return record("copy", target, () => copyObject(s3, source, target, props.kmsKeyArn)).finally(() =>
      cache.delete(idOf(target)),
    );
  }

  async function remove(place: ObjectPlace, { ifMatch, versionId, mfa }: RemoveOptions = {}): Promise<void> {
    const input = { Bucket: place.bucket, Key: place.key, IfMatch: ifMatch, VersionId: versionId, MFA: mfa };
    await record(versionId === undefined ? "delete" : "deleteVersion", place, () =>
      s3.send(new DeleteObjectCommand(input)),
    ).finally(() => cache.delete(idOf(place)));
  }

  return {
    get,
    find,
    put,
    copy,
    remove,
    async move(source, target) {
      const copied = await copy(source, target);
      const [original, moved] = [await get(source), await get(target)];
      if (original.sha256 !== moved.sha256)
        throw new ApmError("INTEGRITY", `${target.key} is no copy of ${source.key}: the source was kept`, source);
      await remove(source, { ifMatch: original.etag });
      return copied;
    },
    list: (bucket, prefix) => record("list", { bucket, key: prefix }, () => listObjects(s3, bucket, prefix, PAGE_SIZE)),
  };
}

async function readObject(s3: S3Client, place: ObjectPlace, versionId?: string): Promise<StoredObject> {
  const output = await s3.send(
    new GetObjectCommand({ Bucket: place.bucket, Key: place.key, VersionId: versionId, ChecksumMode: "ENABLED" }),
  );
  const body = Buffer.from((await output.Body?.transformToByteArray()) ?? []);
  const { ETag: etag = "", VersionId, ContentType, ContentEncoding, Metadata: metadata = {} } = output;
  const content = decodeObject(body, ContentEncoding, metadata.sha256);
  return {
    ...place,
    content,
    etag,
    versionId: VersionId,
    sha256: sha256Of(content),
    contentType: ContentType,
    contentEncoding: ContentEncoding,
    metadata,
  };
}

function idOf({ bucket, key }: ObjectPlace): string {
  return `${bucket}/${key}`;
}
