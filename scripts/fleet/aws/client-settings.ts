/** How every client of the AWS SDK is made; credentials are found as the AWS command line finds them. */
export interface ClientSettings {
  readonly region: string;
  /** Calls per request, the first one included; the SDK waits ever longer between them. */
  readonly maxAttempts: number;
  readonly retryMode: "standard";
}

/** Five attempts with back-off: a throttled account is waited for, and an endless refusal ends within seconds (F5). */
export function clientSettings(region: string): ClientSettings {
  return { region, maxAttempts: 5, retryMode: "standard" };
}
