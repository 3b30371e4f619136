import type { Fleet } from "../../../../config/fleet";
import type { Variables } from "../../../../config/target";
import type { Synthesis } from "../model/synthesis";

/** One side of a comparison. */
export interface Side {
  /** `main (ab12cd3)`, `the working tree`. */
  readonly name: string;
  /** The project's folder there, with the three files; the base's is gone with `withSides`. */
  readonly root: string;
  /** Of nothing where the base has no such target. */
  readonly synthesis: Synthesis;
  /** The output folder; undefined where the base has no such target. */
  readonly outdir: string | undefined;
  /** As this program reads the files; undefined where it can't, as where an older schema was another one. */
  readonly fleet: Fleet | undefined;
}

/** Both sides of a change of one target. */
export interface Sides {
  readonly base: Side;
  readonly head: Side & { readonly fleet: Fleet };
}

/** What is compared. */
export interface SidesOptions {
  readonly root: string;
  readonly environment?: string;
  readonly region?: string;
  /** The base; otherwise where this branch left main. */
  readonly ref?: string;
  /** Outputs of synths made elsewhere. */
  readonly baseOut?: string;
  readonly headOut?: string;
}

/** What both sides are read with, beside the process's variables. */
export type SideVariables = Variables;
