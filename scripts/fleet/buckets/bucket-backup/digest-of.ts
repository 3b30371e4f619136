import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** The SHA-256 of everything that a stream brings, in hexadecimal digits. */
export async function digestOf(bytes: Readable): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(bytes, async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) hash.update(chunk);
  });
  return hash.digest("hex");
}
