import { readFileSync } from "node:fs";
import { join } from "node:path";

import { z } from "zod";

import { EXIT, ExitError } from "../../terminal/exit";
import { oneLine } from "../../terminal/one-line";
import { readStack, type StackDocument } from "./read-stack";
import type { Stack } from "./stack";

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

const MANIFEST = z.object({ stacks: z.record(z.string(), z.object({ synthesizedStackPath: z.string() })) });

const BLOCKS = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())));

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
  const { stacks } = parseFile(join(outdir, "manifest.json"), MANIFEST);
  return synthesisOf(clients, Object.keys(stacks), (name) => {
    return parseFile(join(outdir, stacks[name]!.synthesizedStackPath), DOCUMENT);
  });
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

function parseFile<T>(path: string, shape: z.ZodType<T>): T {
  try {
    return shape.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    throw new ExitError(EXIT.usage, `${path} is no output of a synth: ${reasonOf(error)}`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  return oneLine(error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message);
}
