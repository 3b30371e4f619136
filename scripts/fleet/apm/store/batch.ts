import pMap from "p-map";

import { ApmError } from "../failure/apm-error";
import type { OperationLog } from "./operation-log";

/** One piece of work of a batch. */
export interface BatchOperation<T> {
  /** `upload`, `download`, … */
  readonly operation: string;
  readonly key: string;
  readonly run: () => Promise<T>;
}

/** How a piece of work went (S2-12). */
export type BatchResult<T> = { readonly operation: string; readonly key: string; readonly durationMs: number } & (
  { readonly success: true; readonly value: T } | { readonly success: false; readonly error: Error }
);

/** How batches are worked through. */
export interface BatchProps {
  /** Operations before the next ones are begun. */
  readonly batchSize?: number;
  /** At the same time. */
  readonly workers?: number;
  /** For each operation. */
  readonly timeoutMs?: number;
  readonly now?: () => number;
  readonly log?: OperationLog;
}

/** Works through operations in batches; one that fails is logged, and the others go on (S2-12, S2-36). */
export async function runBatch<T>(
  operations: readonly BatchOperation<T>[],
  { batchSize = 10, workers = 5, timeoutMs = 30_000, now = Date.now, log }: BatchProps = {},
): Promise<BatchResult<T>[]> {
  const results: BatchResult<T>[] = [];
  for (let start = 0; start < operations.length; start += batchSize) {
    const batch = operations.slice(start, start + batchSize);
    results.push(...(await pMap(batch, runOne, { concurrency: workers })));
  }
  return results;

  async function runOne({ operation, key, run }: BatchOperation<T>): Promise<BatchResult<T>> {
    const began = now();
    try {
      const value = await withinTime(run(), timeoutMs, `${operation} ${key}`);
      return { operation, key, durationMs: now() - began, success: true, value };
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      log?.write("error", `${operation} ${key} failed: ${error.message}`, { operation, key, success: false });
      return { operation, key, durationMs: now() - began, success: false, error };
    }
  }
}

/** The work's result, or REQUEST_TIMEOUT; a call that is under way then ends by its own time limit. */
async function withinTime<T>(work: Promise<T>, timeoutMs: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new ApmError("REQUEST_TIMEOUT", `${what} took longer than ${timeoutMs / 1_000} s`);
    timer = setTimeout(() => reject(error), timeoutMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
