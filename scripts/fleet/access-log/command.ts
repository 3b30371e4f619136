import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";

import { Command, InvalidArgumentError } from "commander";

import type { ReportOptions, ReportResult } from "./access-log-report";
import type { NumberedLine } from "./access-log-lines";
import { EXIT, ExitError } from "../terminal/exit";
import { loadTargetOrExit, targetOptions, type TargetOptions } from "../terminal/options";
import { note } from "../terminal/print";

const PARSE_HELP = `
Reads files of S3's server access logs, compressed or not; - is standard input. Every request is a line, or with --json
an object; --summary counts them by operation, status, requester and client prefix, and lists those refused with 403.
Lines that are no request are counted and told of on stderr.

Exit codes: 0 every line was read; 1 some are no requests; 2 a file can't be read.

Examples:
  $ npx fleet access-log parse access.log
  $ npx fleet access-log parse --summary logs/*.gz
  $ aws s3 cp s3://ohio-01-us-east-2-acme-logs-production/logs/input-bucket/2026-01-05-08-14-26-0123456789ABCDEF - | npx fleet access-log parse - --json
`;

const FETCH_HELP = `
Reads the access logs of one bucket about one day, in UTC, from where the configuration has S3 deliver them. S3 delivers
within hours, to the best of its ability: a day's logs may be incomplete, and are complete only some hours after it.

Exit codes: 0 read; 1 there are none, or some lines are no requests; 2 usage; 3 no credentials of the target's account.

Examples:
  $ npx fleet access-log fetch --bucket ohio-01-us-east-2-logs-production --date 2026-01-05 --summary
  $ npx fleet access-log fetch --bucket ohio-01-us-east-2-acme-input-production --date 2026-01-05 --json
`;

interface FetchOptions extends TargetOptions, ReportOptions {
  readonly bucket: string;
  readonly date: string;
}

/** `fleet access-log …`: who did what to a bucket (S1-20). */
export function accessLog(): Command {
  return new Command("access-log")
    .description("read the server access logs of buckets")
    .helpCommand(false)
    .addCommand(parse())
    .addCommand(fetch());
}

function parse(): Command {
  return reportOptions(new Command("parse"))
    .description("read log files")
    .argument("<files...>", "log files, or - for standard input")
    .addHelpText("after", PARSE_HELP)
    .action(async (files: string[], options: ReportOptions) => {
      const { accessLogReport } = await import("./access-log-report");
      end(await accessLogReport(linesOf(files), options));
    });
}

function fetch(): Command {
  return reportOptions(targetOptions(new Command("fetch")))
    .description("read a bucket's logs of one day from where they are delivered")
    .requiredOption("--bucket <name>", "the bucket whose requests are wanted")
    .requiredOption("--date <date>", "day of the requests in UTC, as YYYY-MM-DD", date)
    .addHelpText("after", FETCH_HELP)
    .action(fetchLogs);
}

function reportOptions(command: Command): Command {
  return command
    .option("--summary", "count requests in place of listing them")
    .option("--json", "print the result as JSON on stdout");
}

async function fetchLogs(options: FetchOptions): Promise<void> {
  const fleet = loadTargetOrExit(options);
  const [{ logPlace }, { deliveredLogs, requestsOf }, { accessLogReport }, { progress }] = await Promise.all([
    import("./log-place"),
    import("./delivered-logs"),
    import("./access-log-report"),
    import("../terminal/progress"),
  ]);
  const place = logPlace(fleet, options.bucket);
  const [{ assertAccount }, { s3Client }] = await Promise.all([import("../aws/identity"), import("../aws/s3")]);
  const { accountId } = await assertAccount(fleet.target);
  const s3 = s3Client({ region: place.region, accountId });
  const keys = await deliveredLogs(s3, place, options.date);
  const where = `s3://${place.bucket}/${place.prefix}`;
  if (keys.length === 0) {
    throw new ExitError(EXIT.failed, `no log of ${options.date} or the day after is at ${where}`);
  }
  const reading = progress(`log files at ${where}`, keys.length);
  const lines = requestsOf(s3, place, keys, options.date, () => reading.advance(1));
  const result = await accessLogReport(lines, options);
  reading.done();
  end(result);
}

async function* linesOf(files: readonly string[]): AsyncGenerator<NumberedLine> {
  const { accessLogLines } = await import("./access-log-lines");
  for (const file of files) {
    try {
      yield* accessLogLines(file, contentOf(file));
    } catch (error) {
      throw new ExitError(EXIT.usage, `${file} can't be read: ${(error as Error).message}`);
    }
  }
}

function contentOf(file: string): Readable {
  return file === "-" ? process.stdin : createReadStream(file);
}

function end({ requests, bad }: ReportResult): void {
  note(`${requests} requests`);
  if (bad > 0) throw new ExitError(EXIT.failed, `${bad} lines are no requests`);
}

function date(text: string): string {
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(NaN);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError("It must be a day, as YYYY-MM-DD.");
  return text;
}
