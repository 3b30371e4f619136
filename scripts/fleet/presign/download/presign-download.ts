import { GetObjectCommand, HeadBucketCommand, HeadObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";

import { EXIT, ExitError } from "../../terminal/exit";
import { isAccessDenied, isNotFound } from "../../aws/failure";
import { s3Client } from "../../aws/s3";
import { lifetime, type Lifetime } from "../lifetime";
import type { PresignPlace } from "../presign-place";
import { signingClient } from "../signing-client";

/** Document 001's result (S1-15). */
export interface PresignedDownload {
  readonly downloadUrl: string;
  readonly fileKey: string;
  readonly lifetime: Lifetime;
}

/** A URL that reads one object, which is there; a URL to nothing is not made. */
export async function presignDownload(
  place: PresignPlace,
  fileKey: string,
  { seconds, at }: { readonly seconds: number; readonly at: Date },
): Promise<PresignedDownload> {
  await assertObject(place, fileKey);
  const client = signingClient(place);
  // Whoever follows a link sends no headers.
  client.middlewareStack.remove("expectedBucketOwner");
  const ends = lifetime(seconds, await client.config.credentials(), at);
  const command = new GetObjectCommand({ Bucket: place.bucket, Key: fileKey });
  const downloadUrl = await getSignedUrl(client, command, { expiresIn: ends.expiresIn, signingDate: at });
  return { downloadUrl, fileKey, lifetime: ends };
}

async function assertObject({ bucket, region, accountId }: PresignPlace, key: string): Promise<void> {
  const s3 = s3Client({ region, accountId });
  try {
    await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
  } catch (error) {
    if (isNotFound(error)) {
      await assertBucket(s3, bucket);
      throw new ExitError(EXIT.failed, `there is no ${JSON.stringify(key)} in ${bucket}`);
    }
    // Without the right to list, S3 answers so for a key that is not there, too.
    if (isAccessDenied(error)) {
      const needed = "needs s3:GetObject, s3:ListBucket and kms:Decrypt, or the bucket is another account's";
      throw new ExitError(EXIT.failed, `whether ${bucket} has ${JSON.stringify(key)} is not known: ${needed}`);
    }
    throw error;
  }
}

/** The answer to HEAD has no code: a bucket that is missing looks as an object that is. */
async function assertBucket(s3: S3Client, bucket: string): Promise<void> {
  try {
    await s3.send(new HeadBucketCommand({ Bucket: bucket }));
  } catch (error) {
    // Whoever may not look at the bucket was answered about the object.
    if (isAccessDenied(error)) return;
    if (!isNotFound(error)) throw error;
    throw new ExitError(EXIT.failed, `there is no bucket ${bucket}; the foundation layer makes a client's`);
  }
}
