import { StandardRetryStrategy } from "@smithy/core/retry";

/** Calls per request, the first one included. */
export const MAX_ATTEMPTS = 5;

/** The same where nobody answered: each has waited long enough by itself. */
const MAX_SILENT_ATTEMPTS = 2;

/** The SDK's own retries with back-off, except that silence is given a second chance alone. */
export function retries(): StandardRetryStrategy {
  const strategy = new StandardRetryStrategy(MAX_ATTEMPTS);
  const refresh = strategy.refreshRetryTokenForRetry.bind(strategy);
  strategy.refreshRetryTokenForRetry = (token, info) => {
    const attempts = token.getRetryCount() + 1;
    const isSilence = (info.error as Error | undefined)?.name === "TimeoutError" && !isRefused(info.error);
    if (isSilence && attempts >= MAX_SILENT_ATTEMPTS) return Promise.reject(new Error("nobody answers"));
    return refresh(token, info);
  };
  return strategy;
}

/** The SDK calls lost connections timeouts, too: those were quick. */
function isRefused(error: unknown): boolean {
  return ["ECONNRESET", "EPIPE"].includes((error as NodeJS.ErrnoException).code ?? "");
}
