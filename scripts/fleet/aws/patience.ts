import { EXIT, ExitError } from "../terminal/exit";

/** The variable that says how long a silent endpoint is waited for, in seconds. */
export const PATIENCE_VARIABLE = "FLEET_AWS_TIMEOUT";

/** What AWS's own command line waits for a byte. */
const DEFAULT_SECONDS = 60;

/** Milliseconds that an endpoint may be silent, in either direction: $FLEET_AWS_TIMEOUT, in seconds, or the default. */
export function patienceMs(defaultSeconds = DEFAULT_SECONDS): number {
  const written = process.env[PATIENCE_VARIABLE] ?? "";
  if (written === "") return defaultSeconds * 1000;
  if (/^[1-9]\d{0,3}$/.test(written)) return Number(written) * 1000;
  throw new ExitError(EXIT.usage, `${PATIENCE_VARIABLE} is ${JSON.stringify(written)}: it must be 1 to 9999 seconds`);
}
