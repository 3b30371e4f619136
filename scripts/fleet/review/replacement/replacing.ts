import type { Body } from "../model/stack";

/** A resource on both sides of a change, and the attribute in question; undefined where it is not there. */
export interface Case {
  readonly before: Body;
  readonly after: Body;
  readonly was: unknown;
  readonly will: unknown;
}

/** What replaces resources of a type. */
export interface Replacing {
  /** Attributes that can't be changed in place; dots lead into blocks, and a block stands for all that is in it. */
  readonly attributes: readonly string[];
  /** Attributes that replace in some cases only. */
  readonly when?: Readonly<Record<string, (each: Case) => boolean>>;
  /** Those that keep their value when they are no longer written. */
  readonly computed?: readonly string[];
  /** What counts where nothing is written. */
  readonly defaults?: Readonly<Record<string, unknown>>;
}
