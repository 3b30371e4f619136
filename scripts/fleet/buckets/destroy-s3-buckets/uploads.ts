import {
  AbortMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  type S3Client,
} from "@aws-sdk/client-s3";
import pMap from "p-map";

import { isNotFound } from "../../aws/failure";
import { decoderFor } from "../../aws/key-encoding";
import { lookAhead } from "../../aws/look-ahead";

/** An upload in parts that was begun and not ended: it is paid for, and no list of objects shows it. */
export interface Upload {
  readonly key: string;
  readonly uploadId: string;
}

/** How many are aborted at the same time. */
const CONCURRENCY = 10;

/** Every open upload of a bucket, a page of at most 1000 at a time (F19). */
export async function* listUploads(s3: S3Client, bucket: string): AsyncGenerator<Upload[]> {
  let next: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {};
  while (next) {
    const page: ListMultipartUploadsCommandOutput = await s3.send(
      new ListMultipartUploadsCommand({ Bucket: bucket, EncodingType: "url", ...next }),
    );
    const decode = decoderFor(page.EncodingType);
    const uploads = (page.Uploads ?? []).map(({ Key = "", UploadId = "" }) => ({
      key: decode(Key),
      uploadId: UploadId,
    }));
    if (uploads.length > 0) yield uploads;
    next = page.IsTruncated
      ? { KeyMarker: decode(page.NextKeyMarker ?? ""), UploadIdMarker: page.NextUploadIdMarker }
      : undefined;
  }
}

/** Aborts every open upload; one that ended meanwhile is none any more. */
export async function abortUploads(s3: S3Client, bucket: string): Promise<number> {
  let aborted = 0;
  for await (const page of lookAhead(listUploads(s3, bucket))) {
    await pMap(
      page,
      async ({ key, uploadId }) => {
        try {
          await s3.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: uploadId }));
          aborted++;
        } catch (error) {
          if (!isNotFound(error)) throw error;
        }
      },
      { concurrency: CONCURRENCY },
    );
  }
  return aborted;
}
