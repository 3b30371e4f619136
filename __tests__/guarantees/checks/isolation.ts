import type { Fleet } from "../../../config/fleet";
import type { Breach } from "../../../scripts/fleet/review/isolation/breach";
import { isolationOf } from "../../../scripts/fleet/review/isolation/isolation-of";
import { breachWords } from "../../../scripts/fleet/review/isolation/pairs";
import { synthesisIn } from "../../../scripts/fleet/review/model/synthesis";
import type { Documents } from "../../support/synth";

/** G3: where a client's resource, policy or contract refers to, names or takes in something of another client. */
export function isolationViolations(documents: Documents, fleet: Fleet): string[] {
  return isolationOf(synthesisIn(documents, new Set(fleet.namedClients)), fleet).breaches.map(breachText);
}

/** Place and kind of a breach in a line. */
export function breachText(breach: Breach): string {
  return `${breach.stack}: ${breach.address}: ${breach.path}: ${breachWords(breach)}`;
}
