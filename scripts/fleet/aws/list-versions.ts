import { ListObjectVersionsCommand, type ListObjectVersionsCommandOutput, type S3Client } from "@aws-sdk/client-s3";

import { decoderFor, type Decoder } from "./key-encoding";

/** One version of an object, or a marker that says it was deleted. */
export interface ObjectVersion {
  readonly key: string;
  readonly versionId: string;
  readonly isDeleteMarker: boolean;
  readonly isLatest: boolean;
  readonly lastModified: Date;
  /** Bytes; 0 for markers. */
  readonly size: number;
  readonly etag: string;
  readonly storageClass: string;
}

/** Every version and marker below a prefix, a page of at most 1000 at a time. */
export async function* listVersions(s3: S3Client, bucket: string, prefix?: string): AsyncGenerator<ObjectVersion[]> {
  let next: { KeyMarker?: string; VersionIdMarker?: string } | undefined = {};
  while (next) {
    // Encoded, so that a key may hold what XML may not.
    const page: ListObjectVersionsCommandOutput = await s3.send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, EncodingType: "url", ...next }),
    );
    const decode = decoderFor(page.EncodingType);
    const versions = [
      ...(page.Versions ?? []).map((version) => objectVersion(version, false, decode)),
      ...(page.DeleteMarkers ?? []).map((marker) => objectVersion(marker, true, decode)),
    ];
    if (versions.length > 0) yield versions;
    next = page.IsTruncated
      ? { KeyMarker: decode(page.NextKeyMarker ?? ""), VersionIdMarker: page.NextVersionIdMarker }
      : undefined;
  }
}

interface Listed {
  readonly Key?: string;
  readonly VersionId?: string;
  readonly IsLatest?: boolean;
  readonly LastModified?: Date;
  readonly Size?: number;
  readonly ETag?: string;
  readonly StorageClass?: string;
}

function objectVersion(listed: Listed, isDeleteMarker: boolean, decode: Decoder): ObjectVersion {
  return {
    key: decode(listed.Key ?? ""),
    // Objects from before versioning have the version "null".
    versionId: listed.VersionId ?? "null",
    isDeleteMarker,
    isLatest: listed.IsLatest === true,
    lastModified: listed.LastModified ?? new Date(0),
    size: listed.Size ?? 0,
    etag: (listed.ETag ?? "").replaceAll('"', ""),
    storageClass: listed.StorageClass ?? "STANDARD",
  };
}
