import type { AccessLogRecord } from "./access-log-record";
import { printable } from "./printable";

/** A request as one line for people: when, what, on what, by whom. */
export function recordText({ time, status, errorCode, operation, key, requester, remoteIp }: AccessLogRecord): string {
  const outcome = `${status ?? "-"}${errorCode === undefined ? "" : ` ${errorCode}`}`;
  const who = `${requester ?? "(anonymous)"} from ${remoteIp ?? "-"}`;
  return `${printable([time, outcome, operation ?? "-", key ?? "-", who].join("  "))}\n`;
}
