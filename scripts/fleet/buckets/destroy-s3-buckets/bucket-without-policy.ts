import {
  DeleteBucketPolicyCommand,
  GetBucketPolicyCommand,
  HeadBucketCommand,
  PutBucketPolicyCommand,
  type S3Client,
} from "@aws-sdk/client-s3";

import { note } from "../../terminal/print";
import { errorCode, isNotFound } from "../../aws/failure";

/** The policy of a bucket as it was written; undefined when there is none. */
export async function policyOf(s3: S3Client, Bucket: string): Promise<string | undefined> {
  try {
    return (await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy;
  } catch (error) {
    if (errorCode(error) === "NoSuchBucketPolicy" || errorCode(error) === "NoSuchBucket") return undefined;
    throw error;
  }
}

/** Works on a bucket while it has no policy; when the bucket is still there at the end, so is its policy (S3-110). */
export async function bucketWithoutPolicy<T>(s3: S3Client, Bucket: string, work: () => Promise<T>): Promise<T> {
  const Policy = await policyOf(s3, Bucket);
  if (Policy === undefined) return work();
  await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
  try {
    return await work();
  } finally {
    if (await isThere(s3, Bucket)) {
      await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
      note(`${Bucket}: its policy was put back`);
    }
  }
}

async function isThere(s3: S3Client, Bucket: string): Promise<boolean> {
  try {
    await s3.send(new HeadBucketCommand({ Bucket }));
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
