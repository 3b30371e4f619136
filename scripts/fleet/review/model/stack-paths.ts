import { join } from "node:path";

import { z } from "zod";

import { readSynthFile } from "./read-synth-file";

const MANIFEST = z.object({ stacks: z.record(z.string(), z.object({ synthesizedStackPath: z.string() })) });

/**
 * Paths of the stacks' files within an output folder (`cdktf.out`), by stack: those of the last synth, as folders of earlier
 * ones may still lie beside them. Exit 2 where there is none.
 */
export function stackPaths(outdir: string): Readonly<Record<string, string>> {
  const { stacks } = readSynthFile(join(outdir, "manifest.json"), MANIFEST);
  return Object.fromEntries(Object.entries(stacks).map(([name, { synthesizedStackPath: path }]) => [name, path]));
}
