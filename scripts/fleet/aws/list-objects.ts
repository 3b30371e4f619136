import { paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";

/** An object as a listing shows it. */
export interface ListedObject {
  readonly key: string;
  /** As stored, so compressed where it is. */
  readonly bytes: number;
  readonly etag: string;
  readonly lastModified: Date;
  readonly storageClass: string;
}

/** Every object below a prefix, by pages of S3's own size (1000) or a smaller one. */
export async function listObjects(
  s3: S3Client,
  bucket: string,
  prefix?: string,
  pageSize?: number,
): Promise<ListedObject[]> {
  const objects: ListedObject[] = [];
  for await (const page of paginateListObjectsV2({ client: s3, pageSize }, { Bucket: bucket, Prefix: prefix }))
    for (const { Key, Size, ETag, LastModified, StorageClass } of page.Contents ?? [])
      objects.push({
        key: Key ?? "",
        bytes: Size ?? 0,
        etag: ETag ?? "",
        lastModified: LastModified ?? new Date(0),
        storageClass: StorageClass ?? "STANDARD",
      });
  return objects;
}
