import { Command } from "commander";

import { jsonOption } from "../../terminal/options";
import type { ReportOptions } from "../access-log-report";
import { summaryOption } from "../options";

const HELP = `
Reads files of S3's server access logs, compressed or not; - is standard input. Every request is a line, or with --json
an object; --summary counts them by operation, status, requester and client prefix, and lists those refused with 403.
Lines that are no request are counted and told of on stderr.

Exit codes: 0 every line was read; 1 some are no requests; 2 a file can't be read.

Examples:
  $ npx fleet access-log parse access.log
  $ npx fleet access-log parse --summary monday.log tuesday.log.gz
  $ aws s3 cp s3://ohio-01-us-east-2-acme-logs-production/logs/input-bucket/2026-01-05-08-14-26-0123456789ABCDEF - | npx fleet access-log parse - --json
`;

/** `fleet access-log parse`: what log files say. */
export function accessLogParse(): Command {
  return new Command("parse")
    .addOption(summaryOption())
    .addOption(jsonOption())
    .description("read log files")
    .argument("<files...>", "log files, or - for standard input")
    .addHelpText("after", HELP)
    .action(async (files: string[], options: ReportOptions) =>
      (await import("./parse-logs")).parseLogs(files, options),
    );
}
