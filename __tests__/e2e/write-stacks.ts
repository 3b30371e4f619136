import path from "node:path";

import { App } from "cdktf";

import type { Fleet } from "../../config/fleet";
import type { LayerName } from "../../config/layers";
import { compose } from "../../layers/compose";

/** Synthesizes the stacks of a fleet, all or those of some layers, as main.ts does, and returns where each one is. */
export function writeStacks(outdir: string, fleet: Fleet, layers?: readonly LayerName[]): (stack: string) => string {
  const app = new App({ outdir });
  compose(app, fleet, layers);
  app.synth();
  return (stack) => path.join(outdir, "stacks", stack);
}
