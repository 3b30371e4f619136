import type { Call } from "../support/emulator/shim";

/**
 * The position of the first request that was sent as this action, or as `<method> <path>` to a service without actions,
 * and says these words.
 */
export function firstCall(calls: readonly Call[], sent: string, words = ""): number {
  const position = calls.findIndex(
    ({ action, method, path, body }) => [action, `${method} ${path}`].includes(sent) && body.toString().includes(words),
  );
  if (position < 0) throw new Error(`No request was sent as ${sent} with ${words}`);
  return position;
}
