import type { Box, PartLayout } from "./part-layout";
import type { Part } from "./room";

/** A part with its place in the picture. */
export interface Band extends Box {
  readonly part: Part;
  readonly layout: PartLayout;
}
