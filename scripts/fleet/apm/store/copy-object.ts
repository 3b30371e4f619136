import { CopyObjectCommand, type S3Client } from "@aws-sdk/client-s3";

import type { ObjectPlace } from "./stored-object";
import { encryptionInput } from "./object-encryption";
import type { Uploaded } from "./upload-object";

/** Copies an object within S3, with its metadata and encoding; with an ETag, only that very content (S2-05). */
export async function copyObject(
  s3: S3Client,
  source: ObjectPlace & { readonly etag?: string },
  target: ObjectPlace,
  kmsKeyArn?: string,
): Promise<Uploaded> {
  const output = await s3.send(
    new CopyObjectCommand({
      Bucket: target.bucket,
      Key: target.key,
      CopySource: `${source.bucket}/${source.key.split("/").map(encodeURIComponent).join("/")}`,
      CopySourceIfMatch: source.etag,
      ...encryptionInput(kmsKeyArn),
    }),
  );
  return { etag: output.CopyObjectResult?.ETag ?? "", versionId: output.VersionId };
}
