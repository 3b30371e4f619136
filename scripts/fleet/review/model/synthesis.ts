import { join } from "node:path";

import { z } from "zod";

import { isPlainMap } from "../../../../config/reading/plain-map";
import { readStack, type StackDocument } from "./read-stack";
import { readSynthFile } from "./read-synth-file";
import type { Stack } from "./stack";
import { stackPaths } from "./stack-paths";

/**
 * What one synth made. Stacks are read one at a time, each time anew: of 300 clients all of them at once would fill a
 * gigabyte. Whoever needs more than one at a time keeps what he needs of each.
 */
export interface Synthesis {
  /** Every client that registry or ledger names, also those that nothing is made of. */
  readonly clients: ReadonlySet<string>;
  /** In the manifest's order, which is that of their names. */
  readonly stackNames: readonly string[];
  /** A stack by name; undefined where this synth has none of it. */
  stack(name: string): Stack | undefined;
  /** All stacks, one after the other. */
  stacks(): Iterable<Stack>;
}

/** Checked as they are: a schema that goes into each block would copy all of them. */
const BLOCKS = z.custom<NonNullable<StackDocument["resource"]>>(
  (value) =>
    isPlainMap(value) &&
    Object.values(value).every((blocks) => isPlainMap(blocks) && Object.values(blocks).every(isPlainMap)),
  "is no map of blocks by type and id",
);

/** As far as the model reads it. */
const DOCUMENT = z.looseObject({
  terraform: z.record(z.string(), z.unknown()).optional(),
  provider: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).optional(),
  resource: BLOCKS.optional(),
  data: BLOCKS.optional(),
  output: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  moved: z.array(z.object({ from: z.string(), to: z.string() })).optional(),
  import: z.array(z.record(z.string(), z.unknown())).optional(),
});

/** The synth that lies in an output folder (`cdktf.out`); exit 2 where there is none, or one that can't be read. */
export function openSynthesis(outdir: string, clients: ReadonlySet<string>): Synthesis {
  const paths = stackPaths(outdir);
  return synthesisOf(clients, Object.keys(paths), (name) => readSynthFile(join(outdir, paths[name]!), DOCUMENT));
}

/** A synth whose documents are at hand, by stack. */
export function synthesisIn(
  documents: Readonly<Record<string, StackDocument>>,
  clients: ReadonlySet<string>,
): Synthesis {
  return synthesisOf(clients, Object.keys(documents), (name) => documents[name]!);
}

function synthesisOf(
  clients: ReadonlySet<string>,
  stackNames: readonly string[],
  document: (name: string) => StackDocument,
): Synthesis {
  const known = new Set(stackNames);
  const stack = (name: string): Stack | undefined =>
    known.has(name) ? readStack(name, document(name), clients) : undefined;
  return {
    clients,
    stackNames,
    stack,
    *stacks() {
      for (const name of stackNames) yield stack(name)!;
    },
  };
}
