import type { Call } from "./shim";

/** Operations that change nothing, by their names or methods; credentials are no part of the account. */
const READS = /^(GET|HEAD|AssumeRole|(Get|Describe|List|BatchGet|Scan|Query)\w*)$/;

/** What an account was asked to change, as `PUT /bucket?versioning` or `CreateTable`, in order. */
export function mutatingCalls(calls: readonly Call[]): string[] {
  return calls
    .filter(({ action }) => !READS.test(action.split(".").at(-1)!))
    .map(({ action, method, url }) => (action === method ? `${method} ${url}` : action));
}
