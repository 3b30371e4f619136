import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";

/** No request has a longer line: S3 takes 8 KiB of headers. */
const LONGEST_LINE = 2 ** 20;

/** The lines of a stream. Unlike readline it ends with the stream's error, where that would wait for ever. */
export async function* textLines(content: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of content) {
    const lines = (rest + decoder.write(chunk as Buffer)).split("\n");
    rest = lines.pop()!;
    if (rest.length > LONGEST_LINE) throw new Error(`a line has more than ${LONGEST_LINE} characters`);
    for (const line of lines) yield line.replace(/\r$/, "");
  }
  rest += decoder.end();
  if (rest !== "") yield rest;
}
