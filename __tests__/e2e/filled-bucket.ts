import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  ListMultipartUploadsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import pMap from "p-map";

import { listVersions } from "../../scripts/fleet/aws/list-versions";

/** Keys that something trips over: shells, XML, URLs, paths, terminals. */
export const HOSTILE_KEYS = [
  "plain.txt",
  "with space and + plus",
  "quote ' double \" back`tick",
  "new\nline and\ttab",
  "unicode ü 漢字 🚢",
  "-leading-dash",
  "../../outside",
  "a//b",
  "percent %20 & <tag> &amp;",
  "$(touch owned); rm -rf ~",
];

/** Makes a versioned bucket. */
export async function makeVersionedBucket(s3: S3Client, Bucket: string, lock = false): Promise<void> {
  const CreateBucketConfiguration = { LocationConstraint: "us-east-2" } as const;
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration, ObjectLockEnabledForBucket: lock }));
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
}

/**
 * Fills it with that many versions of hostile keys, every tenth of them a delete marker, and with open uploads. A key's
 * versions come one after another: of two that are written at once, the emulator may lose one.
 */
export async function fillBucket(s3: S3Client, Bucket: string, versions: number, uploads = 3): Promise<void> {
  await pMap(HOSTILE_KEYS, async (Key, first) => {
    for (let number = first; number < versions; number += HOSTILE_KEYS.length) {
      if (number % 100 >= 90) await s3.send(new DeleteObjectCommand({ Bucket, Key }));
      else await s3.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.from(`version ${number}`) }));
    }
  });
  for (let upload = 0; upload < uploads; upload++)
    await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: HOSTILE_KEYS[upload] }));
}

/** How many versions, markers among them, and how many uploads a bucket has. */
export async function contentOf(s3: S3Client, Bucket: string): Promise<{ versions: number; uploads: number }> {
  let versions = 0;
  for await (const page of listVersions(s3, Bucket)) versions += page.length;
  const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket }));
  return { versions, uploads: Uploads.length };
}
