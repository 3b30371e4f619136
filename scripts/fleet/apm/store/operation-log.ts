import pino from "pino";

import type { LogLevel } from "./log-levels";

/** One operation as a line of the log; never what an object holds. */
export interface OperationEntry {
  readonly operation: string;
  readonly bucket: string;
  readonly key?: string;
  /** ISO 8601. */
  readonly startTime: string;
  readonly success: boolean;
  readonly durationMs: number;
  /** Code of the error, where there is one. */
  readonly code?: string;
}

/** Where operations are logged. */
export interface OperationLog {
  write(level: LogLevel, message: string, entry: Partial<OperationEntry>): void;
}

/** Logs as JSON lines, by default on stderr: stdout is for data. */
export function operationLog(level: LogLevel, stream: NodeJS.WritableStream = process.stderr): OperationLog {
  const logger = pino({ level, base: null, formatters: { level: (label) => ({ level: label }) } }, stream);
  return { write: (at, message, entry) => logger[at](entry, message) };
}
