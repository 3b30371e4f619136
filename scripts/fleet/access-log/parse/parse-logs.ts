import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";

import { EXIT, ExitError } from "../../terminal/exit";
import { accessLogLines, type NumberedLine } from "../access-log-lines";
import { accessLogReport, endReport, type ReportOptions } from "../access-log-report";

/** Reports the requests of log files, one after the other. */
export async function parseLogs(files: readonly string[], options: ReportOptions): Promise<void> {
  endReport(await accessLogReport(linesOf(files), options));
}

async function* linesOf(files: readonly string[]): AsyncGenerator<NumberedLine> {
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
