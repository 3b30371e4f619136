import { once } from "node:events";

import { plural } from "../../../config/catalogue/plural";
import { EXIT, ExitError } from "../terminal/exit";
import { note, printJson } from "../terminal/print";
import { AccessLogCounter } from "./access-log-summary";
import type { NumberedLine } from "./access-log-lines";
import { recordText } from "./record-text";
import { summaryText } from "./summary-text";

/** How requests are shown. */
export interface ReportOptions {
  readonly json?: boolean;
  /** What they have in common in place of each. */
  readonly summary?: boolean;
}

/** A line that is no request. */
export interface BadLine {
  readonly source: string;
  readonly line: number;
  readonly problem: string;
}

/** What came of a log. */
export interface ReportResult {
  readonly requests: number;
  readonly bad: number;
}

/** As many bad lines are told of one by one. */
const MOST_BAD = 100;

/** Writes requests to stdout as they are read, so that memory stays the same however long the log is; bad lines count. */
export async function accessLogReport(
  lines: AsyncIterable<NumberedLine>,
  { json, summary }: ReportOptions,
  out: NodeJS.WritableStream = process.stdout,
): Promise<ReportResult> {
  const counter = new AccessLogCounter();
  const badLines: BadLine[] = [];
  let [requests, bad] = [0, 0];
  if (json && !summary) await write(out, '{"records":[');
  for await (const each of lines) {
    if ("problem" in each) {
      bad += 1;
      if (badLines.length < MOST_BAD) badLines.push({ source: each.source, line: each.line, problem: each.problem });
      continue;
    }
    if (summary) counter.add(each.record);
    else
      await write(out, json ? `${requests > 0 ? "," : ""}\n${JSON.stringify(each.record)}` : recordText(each.record));
    requests += 1;
  }
  const badCounted = { count: bad, first: badLines };
  if (json && summary) printJson({ ...counter.summary(), bad: badCounted });
  else if (json) await write(out, `\n],"bad":${JSON.stringify(badCounted)}}\n`);
  else if (summary) await write(out, summaryText(counter.summary()));
  for (const { source, line, problem } of badLines) process.stderr.write(`${source}:${line}: no request: ${problem}\n`);
  if (bad > badLines.length) process.stderr.write(`… and ${bad - badLines.length} more\n`);
  return { requests, bad };
}

/** Waits when a reader is slower. */
async function write(out: NodeJS.WritableStream, text: string): Promise<void> {
  if (!out.write(text)) await once(out, "drain");
}

/** The end of a command that reported: lines that are no requests fail it. */
export function endReport({ requests, bad }: ReportResult): void {
  note(plural(requests, "request"));
  if (bad > 0) throw new ExitError(EXIT.failed, bad === 1 ? "1 line is no request" : `${bad} lines are no requests`);
}
