/** How operations went so far (S2-14). */
export interface MetricsSnapshot {
  readonly totalOperations: number;
  readonly successfulOperations: number;
  readonly averageResponseMs: number;
  /** 0 to 100; 100 while there were none. */
  readonly successRatePercent: number;
  /** The average is above what an operator should hear of (S2-35). */
  readonly slow: boolean;
}

/** Counts operations. */
export interface OperationMetrics {
  record(durationMs: number, success: boolean): void;
  snapshot(): MetricsSnapshot;
  reset(): void;
}

/** Average response time above which a warning is due (S2-35). */
export const SLOW_AVERAGE_MS = 5_000;

/** Counters that begin at nothing. */
export function operationMetrics(): OperationMetrics {
  let total = 0;
  let successful = 0;
  let durationMs = 0;
  return {
    record(ms, success) {
      total += 1;
      successful += success ? 1 : 0;
      durationMs += ms;
    },
    snapshot() {
      const averageResponseMs = total === 0 ? 0 : durationMs / total;
      return {
        totalOperations: total,
        successfulOperations: successful,
        averageResponseMs,
        successRatePercent: total === 0 ? 100 : (successful / total) * 100,
        slow: averageResponseMs > SLOW_AVERAGE_MS,
      };
    },
    reset() {
      [total, successful, durationMs] = [0, 0, 0];
    },
  };
}
