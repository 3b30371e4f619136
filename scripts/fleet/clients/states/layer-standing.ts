import type { LayerName } from "../../../../config/layers";

/** One layer's state as it was found. */
export interface LayerStanding {
  readonly layer: LayerName;
  readonly stack: string;
  /** Whose state it is, where every client has its own (state.layout: client); otherwise all clients share it. */
  readonly client: string | undefined;
  /** `ok`, `missing`, `unreadable`, or what is wrong with its bytes. */
  readonly condition: string;
  /** Why it is unreadable. */
  readonly reason: string | null;
  readonly serial: number | null;
  /** ISO 8601. */
  readonly lastModified: string | null;
  /** How many resources each client has in it; null where that is not known. */
  readonly resourcesOf: ReadonlyMap<string, number> | null;
  /** Every lock that is held, each in a sentence; null where that is not known. */
  readonly locks: readonly string[] | null;
  /** ISO 8601, of the oldest of them. */
  readonly lockedSince: string | null;
  /** What the layer tells others, a map by client in each output; secrets are in none of them. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** What the states of one target say, or why nothing is known of them. */
export interface TargetStanding {
  /** Null where they could not be, or were not, looked at. */
  readonly layers: readonly LayerStanding[] | null;
  readonly reason: string | null;
}
