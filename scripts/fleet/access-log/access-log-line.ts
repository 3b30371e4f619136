import { plural } from "../../../config/catalogue/plural";
import type { AccessLogRecord } from "./access-log-record";

/** What is read of a line: a request, or why it is none. */
export type AccessLogLine = { readonly record: AccessLogRecord } | { readonly problem: string };

type Field = Exclude<keyof AccessLogRecord, "further">;

/** The fields in the log's order (Amazon S3 User Guide, "Amazon S3 server access log format"); old logs end earlier. */
const FIELDS: readonly Field[] = [
  ...(["bucketOwner", "bucket", "time", "remoteIp", "requester", "requestId", "operation", "key"] as const),
  ...(["requestUri", "status", "errorCode", "bytesSent", "objectSize", "totalMilliseconds"] as const),
  ...(["turnAroundMilliseconds", "referer", "userAgent", "versionId", "hostId", "signatureVersion"] as const),
  ...(["cipherSuite", "authenticationType", "hostHeader", "tlsVersion", "accessPointArn", "aclRequired"] as const),
];

/** Every line has at least these: the version id came with versioning, all after it later. */
const LEAST_FIELDS = FIELDS.indexOf("userAgent") + 1;

const NUMBERS: ReadonlySet<Field> = new Set<Field>([
  ...(["status", "bytesSent", "objectSize", "totalMilliseconds", "turnAroundMilliseconds"] as const),
]);

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Reads one line of S3's server access log (S1-20). */
export function accessLogLine(line: string): AccessLogLine {
  const fields = split(line);
  if (fields === undefined) return { problem: "a quote or bracket is not closed" };
  if (fields.length < LEAST_FIELDS)
    return { problem: `${plural(fields.length, "field")}, and a line has ${LEAST_FIELDS} at least` };
  const values: Partial<Record<Field, string | number>> = {};
  for (const [index, name] of FIELDS.entries()) {
    const text = fields[index];
    if (text === undefined || text === "-") continue;
    const value = name === "time" ? isoTime(text) : NUMBERS.has(name) ? wholeNumber(text) : text;
    if (value === undefined) return { problem: `${JSON.stringify(text)} is no ${name}` };
    values[name] = value;
  }
  if (values.time === undefined) return { problem: "it has no time" };
  const further = fields.slice(FIELDS.length);
  return { record: { ...values, ...(further.length > 0 ? { further } : {}) } as AccessLogRecord };
}

/**
 * The fields between spaces; those in quotes or brackets hold spaces. A quote within a field is not escaped in these logs,
 * so that a field ends with a quote that a space follows.
 */
function split(line: string): string[] | undefined {
  const fields: string[] = [];
  for (let at = 0; at < line.length;) {
    const closing = line[at] === '"' ? '"' : line[at] === "[" ? "]" : undefined;
    const from = closing === undefined ? at : at + 1;
    const end = closing === undefined ? endOfWord(line, from) : endOfQuoted(line, from, closing);
    if (end === -1) return undefined;
    fields.push(line.slice(from, end));
    at = end + (closing === undefined ? 1 : 2);
  }
  return fields;
}

function endOfWord(line: string, from: number): number {
  const space = line.indexOf(" ", from);
  return space === -1 ? line.length : space;
}

function endOfQuoted(line: string, from: number, closing: string): number {
  const followed = line.indexOf(`${closing} `, from);
  if (followed !== -1) return followed;
  return line.length > from && line.endsWith(closing) ? line.length - 1 : -1;
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** `06/Feb/2019:00:00:38 +0000` as `2019-02-06T00:00:38Z`; a day that no month has is none. */
function isoTime(text: string): string | undefined {
  const [, day = "", name = "", year = "", clock = ""] =
    /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}:\d{2}:\d{2}) \+0000$/.exec(text) ?? [];
  const month = String(MONTHS.indexOf(name) + 1).padStart(2, "0");
  const iso = `${year}-${month}-${day}T${clock}Z`;
  const parsed = new Date(iso);
  const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === iso.slice(0, 10);
  return exists ? iso : undefined;
}
