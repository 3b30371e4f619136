import { ConfiguredRetryStrategy } from "@smithy/core/retry";

/** Calls per request, the first one included (S2-18). */
export const MAX_ATTEMPTS = 3;

/** Before the second call; it doubles before every further one (S2-18). */
const BASE_MS = 100;

/** Callers that fail together should not come back together: up to a quarter is added by chance. */
const JITTER = 0.25;

/** Milliseconds before the next call, after this many that failed. */
export function backoffMs(failedAttempts: number, random: () => number = Math.random): number {
  return Math.floor(BASE_MS * 2 ** (failedAttempts - 1) * (1 + JITTER * random()));
}

/** The SDK's own retries with document 002's numbers: only what may succeed is tried again, and bodies are sent anew (M-25). */
export function retryStrategy(random?: () => number): ConfiguredRetryStrategy {
  return new ConfiguredRetryStrategy(MAX_ATTEMPTS, (failed) => backoffMs(failed, random));
}
