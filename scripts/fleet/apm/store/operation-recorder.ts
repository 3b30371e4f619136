import { apmError, isAbsent, type OperationPlace } from "../failure/apm-error";
import type { OperationLog } from "./operation-log";
import { SLOW_AVERAGE_MS, type OperationMetrics } from "./operation-metrics";
import type { OperationName } from "./operations";

/** What every operation goes through: it is timed, counted, logged, and its error classified. */
export type OperationRecorder = <T>(
  operation: OperationName,
  place: OperationPlace,
  work: () => Promise<T>,
) => Promise<T>;

/** Where a recorder writes. */
export interface RecorderProps {
  readonly log: OperationLog;
  readonly metrics: OperationMetrics;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Records operations (S2-14, S2-15, S2-17). That an object is absent is an answer, and so a success. */
export function operationRecorder({ log, metrics, now }: RecorderProps): OperationRecorder {
  return async (operation, place, work) => {
    const start = now();
    const entry = (success: boolean) => {
      const durationMs = now() - start;
      metrics.record(durationMs, success);
      return { operation, ...place, startTime: new Date(start).toISOString(), success, durationMs };
    };
    log.write("debug", `${operation} begins`, { operation, ...place });
    try {
      const result = await work();
      const done = entry(true);
      log.write(done.durationMs > SLOW_AVERAGE_MS ? "warn" : "info", operation, done);
      return result;
    } catch (error) {
      const failure = apmError(error, operation, place);
      const absent = isAbsent(failure);
      log.write(absent ? "info" : "error", `${operation}: ${failure.message}`, {
        ...entry(absent),
        code: failure.code,
      });
      throw failure;
    }
  };
}
