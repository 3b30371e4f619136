import { createPresignedPost } from "@aws-sdk/s3-presigned-post";

import { lifetime, type Lifetime } from "../lifetime";
import type { PresignPlace } from "../presign-place";
import { signingClient } from "../signing-client";
import type { Upload } from "../upload";

/** A form that takes one upload. */
export interface PresignedPost {
  readonly url: string;
  /** To be sent before the file, all of them and no others. */
  readonly fields: Readonly<Record<string, string>>;
  readonly fileKey: string;
  readonly imageId: string;
  readonly maxBytes: number;
  readonly lifetime: Lifetime;
}

/** A form whose policy fixes key, type, encryption, metadata and the largest size: S3 itself refuses more (S1-31). */
export async function presignPost(
  place: PresignPlace,
  { fileKey, imageId, requiredHeaders }: Upload,
  { seconds, at, maxBytes }: { readonly seconds: number; readonly at: Date; readonly maxBytes: number },
): Promise<PresignedPost> {
  const client = signingClient(place);
  const ends = lifetime(seconds, await client.config.credentials(), at);
  const { url, fields } = await createPresignedPost(client, {
    Bucket: place.bucket,
    Key: fileKey,
    Fields: { ...requiredHeaders },
    Conditions: [["content-length-range", 1, maxBytes]],
    Expires: ends.expiresIn,
  });
  return { url, fields, fileKey, imageId, maxBytes, lifetime: ends };
}
