import type { Readable } from "node:stream";

import { accessLogLine, type AccessLogLine } from "./access-log-line";
import { textLines } from "./text-lines";
import { unpacked } from "./unpacked";

/** A line and where it stands. */
export type NumberedLine = AccessLogLine & { readonly source: string; readonly line: number };

/** Reads a log, compressed or not, line by line: a day of a busy bucket has gigabytes. Empty lines say nothing. */
export async function* accessLogLines(source: string, content: Readable): AsyncGenerator<NumberedLine> {
  let line = 0;
  for await (const text of textLines(await unpacked(content))) {
    line += 1;
    if (text.trim() !== "") yield { ...accessLogLine(text), source, line };
  }
}
