import type { NodeHttpHandler } from "@smithy/node-http-handler";
import type { StandardRetryStrategy } from "@smithy/core/retry";

import { assertEndpoints } from "./endpoint";
import { requestHandler } from "./request-handler";
import { MAX_ATTEMPTS, retries } from "./retries";

/** How every client of the AWS SDK is made; credentials are found as the AWS command line finds them. */
export interface ClientSettings {
  readonly region: string;
  /** Calls per request, the first one included; the SDK waits ever longer between them. */
  readonly maxAttempts: number;
  readonly retryMode: "standard";
  readonly retryStrategy: StandardRetryStrategy;
  readonly requestHandler: NodeHttpHandler;
}

/**
 * Five attempts with back-off, two where nobody answers, and an end to every silence: a throttled account is waited for,
 * an endless refusal ends within seconds and a dead endpoint within two minutes (F5).
 */
export function clientSettings(region: string): ClientSettings {
  assertEndpoints();
  return {
    region,
    maxAttempts: MAX_ATTEMPTS,
    retryMode: "standard",
    retryStrategy: retries(),
    requestHandler: requestHandler(),
  };
}
