import { Command, InvalidArgumentError } from "commander";

import { jsonOption, targetOptions } from "../../terminal/options";
import { summaryOption } from "../options";
import type { FetchOptions } from "./fetch-logs";

const HELP = `
Reads the access logs of one bucket about one day, in UTC, from where the configuration has S3 deliver them. S3 delivers
within hours, to the best of its ability: a day's logs may be incomplete, and are complete only some hours after it.

Exit codes: 0 read; 1 there are none, or some lines are no requests; 2 usage; 3 no credentials of the target's account.

Examples:
  $ npx fleet access-log fetch --bucket ohio-01-us-east-2-logs-production --date 2026-01-05 --summary
  $ npx fleet access-log fetch --bucket ohio-01-us-east-2-acme-input-production --date 2026-01-05 --json
`;

/** `fleet access-log fetch`: a day's requests to one bucket. */
export function accessLogFetch(): Command {
  return targetOptions(new Command("fetch"))
    .addOption(summaryOption())
    .addOption(jsonOption())
    .description("read a bucket's logs of one day from where they are delivered")
    .requiredOption("--bucket <name>", "the bucket whose requests are wanted")
    .requiredOption("--date <date>", "day of the requests in UTC, as YYYY-MM-DD", date)
    .addHelpText("after", HELP)
    .action(async (options: FetchOptions) => (await import("./fetch-logs")).fetchLogs(options));
}

function date(text: string): string {
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(NaN);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError("It must be a day, as YYYY-MM-DD.");
  return text;
}
