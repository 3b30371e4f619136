import { assertAccount } from "../../aws/identity";
import { s3Client } from "../../aws/s3";
import { EXIT, ExitError } from "../../terminal/exit";
import type { TargetOptions } from "../../terminal/options";
import { progress } from "../../terminal/progress";
import { loadTargetOrExit } from "../../terminal/target";
import { accessLogReport, endReport, type ReportOptions } from "../access-log-report";
import { deliveredLogs, requestsOf } from "../delivered-logs";
import { logPlace } from "../log-place";

/** Whose requests are wanted, and of which day. */
export interface FetchOptions extends TargetOptions, ReportOptions {
  readonly bucket: string;
  readonly date: string;
}

/** Reports a day's requests to a bucket from the logs that S3 delivered. */
export async function fetchLogs(options: FetchOptions): Promise<void> {
  const fleet = loadTargetOrExit(options);
  const place = logPlace(fleet, options.bucket);
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
  endReport(result);
}
