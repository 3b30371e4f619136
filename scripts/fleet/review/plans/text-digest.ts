import { createHash } from "node:crypto";

/** sha256 of a text in UTF-8, in hexadecimal. */
export function textDigest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
