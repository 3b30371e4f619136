import type { Counts } from "./done-count";

/** How it ended with a stack: what was done there, how long it took, and where all of it is told. */
export interface StackEnd extends Counts {
  readonly stack: string;
  readonly result: "applied" | "unchanged" | "failed" | "not begun";
  readonly seconds: number;
  /** The file with Terraform's own words; absent for a stack that was not begun. */
  readonly log?: string;
  /** sha256 of the plan that was applied, in hexadecimal. */
  readonly plan?: string;
  /** What is wrong, in a sentence. */
  readonly problem?: string;
}

/** A stack that nothing was done to. */
export function notBegun(stack: string): StackEnd {
  return { stack, result: "not begun", added: 0, changed: 0, destroyed: 0, seconds: 0 };
}
