import { createColors } from "picocolors";

import type { Paint } from "../../../config/reading/render-finding";
import { redraws } from "./redraws";

/** Colours for a stream: none unless it is a terminal that knows them, NO_COLOR and FORCE_COLOR decide before that. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  const wanted = NO_COLOR ? false : FORCE_COLOR ? FORCE_COLOR !== "0" : redraws(stream);
  const colors = createColors(wanted);
  return { bold: colors.bold, dim: colors.dim, error: colors.red, warning: colors.yellow };
}
