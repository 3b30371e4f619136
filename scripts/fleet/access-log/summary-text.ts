import { plural } from "../../../config/catalogue/plural";
import { table } from "../terminal/table";
import type { AccessLogSummary, Counts } from "./access-log-summary";
import { printable } from "./printable";
import { recordText } from "./record-text";

const MOST_ROWS = 20;

/** A summary for people: counts, then every refused request that was kept. */
export function summaryText(summary: AccessLogSummary): string {
  const { requests, first, last, bytesSent, denied } = summary;
  const span = first === undefined ? "" : ` from ${first} to ${last}`;
  const parts = [
    `${plural(requests, "request")}${span}, ${plural(bytesSent, "byte")} sent`,
    counts("OPERATION", summary.operations),
    counts("STATUS", summary.statuses),
    counts("REQUESTER", summary.requesters),
    counts("CLIENT PREFIX", summary.clientPrefixes),
    `Refused with 403: ${denied.count}`,
  ];
  const refused = denied.first.map(recordText).join("");
  const more = denied.count > denied.first.length ? `… and ${denied.count - denied.first.length} more\n` : "";
  return `${parts.filter((part) => part !== "").join("\n\n")}\n${refused}${more}`;
}

function counts(head: string, all: Counts): string {
  if (all.length === 0) return "";
  const shown = all.slice(0, MOST_ROWS).map(({ name, requests }) => [printable(name), requests]);
  const rest = all.slice(MOST_ROWS).reduce((sum, { requests }) => sum + requests, 0);
  return table(
    [head, "REQUESTS"],
    rest > 0 ? [...shown, [`(${plural(all.length - MOST_ROWS, "other")})`, rest]] : shown,
  );
}
