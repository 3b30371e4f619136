import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

const GZIP = Buffer.from([0x1f, 0x8b]);

/** The content of a stream without its compression; its first bytes tell, whatever its name is. */
export async function unpacked(content: Readable): Promise<Readable> {
  const chunks = content[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let head = Buffer.alloc(0);
  while (head.length < GZIP.length) {
    const next = await chunks.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  const whole = Readable.from(joined(head, chunks), { objectMode: false });
  if (!head.subarray(0, GZIP.length).equals(GZIP)) return whole;
  const gunzip = createGunzip();
  // A pipe does not hand on what its source ended with.
  whole.on("error", (error) => gunzip.destroy(error));
  return whole.pipe(gunzip);
}

async function* joined(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
