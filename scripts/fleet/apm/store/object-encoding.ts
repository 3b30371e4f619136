import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";

import { ApmError } from "../failure/apm-error";

/** Content as S3 keeps it. */
export interface EncodedObject {
  readonly body: Buffer;
  readonly contentEncoding?: "gzip";
  /** Of the content, not of the compressed body: equal content is equal however it is kept. */
  readonly sha256: string;
}

/** Above this, content is compressed (S2-30): below 128 KiB, STANDARD_IA bills a backup as 128 KiB anyway. */
export const GZIP_ABOVE_BYTES = 128 * 1024;

/** The largest configuration the store takes, and the largest that a compressed object may unfold to. */
export const LARGEST_CONFIG_BYTES = 256 * 1024 * 1024;

/** Compresses large content, the same content always to the same bytes. */
export function encodeObject(content: Buffer, gzipAboveBytes = GZIP_ABOVE_BYTES): EncodedObject {
  const sha256 = sha256Of(content);
  if (content.length <= gzipAboveBytes) return { body: content, sha256 };
  return { body: gzipSync(content), contentEncoding: "gzip", sha256 };
}

/** The content of an object, checked against what was noted when it was written, if anything was. */
export function decodeObject(body: Buffer, contentEncoding: string | undefined, sha256: string | undefined): Buffer {
  const content = isGzip(contentEncoding) ? unfold(body) : body;
  if (sha256 !== undefined && sha256Of(content) !== sha256)
    throw new ApmError("INTEGRITY", "the content differs from the sha256 noted when it was written");
  return content;
}

/** Lower-case hexadecimal. */
export function sha256Of(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

/** S3 keeps several codings in one header; `aws-chunked` is left over from uploads. */
function isGzip(contentEncoding = ""): boolean {
  return contentEncoding.split(",").some((coding) => coding.trim() === "gzip");
}

function unfold(body: Buffer): Buffer {
  try {
    return gunzipSync(body, { maxOutputLength: LARGEST_CONFIG_BYTES });
  } catch (cause) {
    throw new ApmError("INTEGRITY", "the content says it is gzip and can't be unfolded", { cause });
  }
}
