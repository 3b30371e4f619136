import { PutObjectCommand, type PutObjectCommandInput, type S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";

/** From which size on an upload is made in parts (S2-04). */
export interface MultipartProps {
  /** Larger bodies go in parts. */
  readonly aboveBytes: number;
  /** Of each part but the last; S3 allows no less than 5 MiB. */
  readonly partBytes: number;
}

/** Document 002's threshold, and parts that a slow line can send before it times out. */
export const MULTIPART: MultipartProps = { aboveBytes: 100 * 1024 * 1024, partBytes: 8 * 1024 * 1024 };

/** What S3 says about what it wrote. */
export interface Uploaded {
  readonly etag: string;
  readonly versionId: string | undefined;
}

/** Whether a body of this size goes in parts. */
export function useMultipart(bytes: number, { aboveBytes }: MultipartProps = MULTIPART): boolean {
  return bytes > aboveBytes;
}

/** Writes an object whole or in parts; it appears at once, or not at all: parts of a failed upload are removed. */
export async function uploadObject(
  s3: S3Client,
  input: PutObjectCommandInput & { readonly Body: Buffer },
  multipart: MultipartProps = MULTIPART,
): Promise<Uploaded> {
  const { ETag: etag = "", VersionId: versionId } = useMultipart(input.Body.length, multipart)
    ? await uploadInParts(s3, input, multipart)
    : await s3.send(new PutObjectCommand(input));
  return { etag, versionId };
}

function uploadInParts(s3: S3Client, params: PutObjectCommandInput, { partBytes: partSize }: MultipartProps) {
  return new Upload({ client: s3, params, partSize }).done();
}
