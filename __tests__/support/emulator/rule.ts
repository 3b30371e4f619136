import type { Request } from "./request";
import type { Answer, Upstream } from "./upstream";

/** One thing the emulator gets wrong, and the answer AWS would give instead. */
export interface Rule {
  /** Resolves with an answer, or with undefined for a request that is not this rule's business. */
  answer(request: Request, emulator: Upstream): Promise<Answer | undefined>;
}

/** One line of documentation: what is answered in the emulator's place, and why. */
export interface ShimRow {
  readonly service: string;
  readonly operation: string;
  readonly reason: string;
}
