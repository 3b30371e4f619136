import { PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";

import { lifetime, type Lifetime } from "../lifetime";
import type { PresignPlace } from "../presign-place";
import { signingClient } from "../signing-client";
import type { Upload } from "../upload";

/** Document 001's result, and what else the uploader must know (S1-14, M-17). */
export interface PresignedUpload {
  readonly uploadUrl: string;
  readonly fileKey: string;
  readonly imageId: string;
  readonly requiredHeaders: Readonly<Record<string, string>>;
  readonly lifetime: Lifetime;
}

/**
 * A URL that takes one PUT with exactly these headers: all of them are signed, so that nobody changes the encryption, the
 * type or whose upload it is (S1-13). A bucket that is not the account's any more refuses it (F1).
 */
export async function presignUpload(
  place: PresignPlace,
  upload: Upload,
  { seconds, at }: { readonly seconds: number; readonly at: Date },
): Promise<PresignedUpload> {
  const client = signingClient(place);
  const ends = lifetime(seconds, await client.config.credentials(), at);
  const { fileKey, imageId, contentType, kmsKeyArn, metadata } = upload;
  const requiredHeaders = { ...upload.requiredHeaders, "x-amz-expected-bucket-owner": place.accountId };
  const uploadUrl = await getSignedUrl(
    client,
    new PutObjectCommand({
      Bucket: place.bucket,
      Key: fileKey,
      ContentType: contentType,
      ServerSideEncryption: "aws:kms",
      SSEKMSKeyId: kmsKeyArn,
      Metadata: { ...metadata },
    }),
    {
      expiresIn: ends.expiresIn,
      signingDate: at,
      // In the query, where the SDK would put them, S3 takes no encryption, and nobody sees what the upload is.
      unhoistableHeaders: new Set(Object.keys(requiredHeaders)),
      signableHeaders: new Set(["host", ...Object.keys(requiredHeaders)]),
    },
  );
  return { uploadUrl, fileKey, imageId, requiredHeaders, lifetime: ends };
}
