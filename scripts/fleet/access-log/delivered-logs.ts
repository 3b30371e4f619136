import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { Readable } from "node:stream";
import { pMapIterable } from "p-map";

import { listObjects } from "../aws/list-objects";
import { accessLogLines, type NumberedLine } from "./access-log-lines";
import type { LogPlace } from "./log-place";

/**
 * The keys of log files that may tell of a day (YYYY-MM-DD): S3 names a file after its delivery, which is within hours of
 * a request, so the next day's files belong to it.
 */
export async function deliveredLogs(s3: S3Client, { bucket, prefix }: LogPlace, date: string): Promise<string[]> {
  const keys: string[] = [];
  for (const day of [date, nextDay(date)]) {
    const delivered = await listObjects(s3, bucket, `${prefix}${day}-`);
    keys.push(...delivered.map(({ key }) => key));
  }
  return keys;
}

/** The requests of a day in log files that may tell of it, in order; a bad line has no day and is told of, too. */
export async function* requestsOf(
  s3: S3Client,
  { bucket }: LogPlace,
  keys: readonly string[],
  date: string,
  onRead: () => void,
): AsyncGenerator<NumberedLine> {
  const read = async (key: string): Promise<[string, Uint8Array]> => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return [key, await Body!.transformToByteArray()];
  };
  // Log files are many and small.
  for await (const [key, content] of pMapIterable(keys, read, { concurrency: 8, backpressure: 16 })) {
    for await (const line of accessLogLines(key, Readable.from([content], { objectMode: false })))
      if ("problem" in line || line.record.time.startsWith(date)) yield line;
    onRead();
  }
}

function nextDay(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
