import { isSecretKey, secretIn } from "../../../../config/reading/secrets";

/** Keys of the tools that hold secrets without saying so in their names. */
const UNNAMED =
  /^(credentials|.*webhook_url|(slack_)?api_url|(routing|service|user|account|shared|encryption|license)_?key|.*connection_string)$/i;

/** Whether a key may hold a secret, so that its value is not shown. */
export function mayHoldSecret(key: string): boolean {
  return isSecretKey(key) || UNNAMED.test(key);
}

/** Whether a line, in whatever format, may hold a secret. Keys stand before a colon, an equals sign or a blank. */
export function lineMayHoldSecret(line: string): boolean {
  return secretIn(line) !== undefined || line.split(/[\s:="'{},[\]]+/).some(mayHoldSecret);
}
