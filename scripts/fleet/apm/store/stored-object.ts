/** Where an object is. */
export interface ObjectPlace {
  readonly bucket: string;
  readonly key: string;
}

/** An object with its content, decompressed and checked. */
export interface StoredObject extends ObjectPlace {
  readonly content: Buffer;
  readonly etag: string;
  readonly versionId: string | undefined;
  /** Of the content. */
  readonly sha256: string;
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
}
