import { EXIT, ExitError } from "./exit";
import { oneLine } from "./one-line";

/** Of what is no JSON, so much is shown. */
const SHOWN = 60;

/** An object or a list that a program has printed as JSON; anything else ends the command with exit 1. */
export function parseJson<T extends object>(text: string, whose: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Told below.
  }
  if (typeof value === "object" && value !== null) return value as T;
  const said = oneLine(text.slice(0, SHOWN));
  throw new ExitError(EXIT.failed, `${whose} printed no JSON${said === "" ? "" : `, but ${JSON.stringify(said)}`}`);
}
