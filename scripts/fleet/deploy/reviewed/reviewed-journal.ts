import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { z } from "zod";

import type { Target } from "../../../../config/fleet";
import type { Synthesis } from "../../review/model/synthesis";
import type { ChangeMark } from "../../review/plans/change-digest";
import { stackDigest } from "../../review/plans/stack-digest";
import { writeWhole } from "../../terminal/write-whole";

const MARK = z.object({
  stack: z.string(),
  address: z.string(),
  action: z.enum(["add", "change", "replace", "remove", "waits"]),
  attributes: z.array(z.string()),
  body: z.string(),
});

const ENTRY = z.object({
  /** The digest that was reviewed, in hexadecimal. */
  expect: z.string(),
  /** sha256 of each stack's text, by its name. */
  stacks: z.record(z.string(), z.string()),
  marks: z.array(MARK),
});

/**
 * Remembers a reviewed change set from its first plan to its end, so that what is left of it after a failure is known as a
 * part of it. No values: addresses, actions, names of attributes, hashes.
 */
export class ReviewedJournal {
  private readonly path: string;

  constructor(root: string, { environment, region }: Target) {
    this.path = join(root, ".cache", `deploy-${environment}-${region}`, "reviewed.json");
  }

  /** What was reviewed under this digest, if it was begun from here with the very stacks that there are now. */
  begun(expect: string, synthesis: Synthesis): readonly ChangeMark[] | undefined {
    const entry = this.read();
    if (entry?.expect !== expect) return undefined;
    const now = digests(synthesis);
    const same = Object.keys({ ...now, ...entry.stacks }).every((name) => now[name] === entry.stacks[name]);
    return same ? entry.marks : undefined;
  }

  begin(expect: string, synthesis: Synthesis, marks: readonly ChangeMark[]): void {
    const entry = { expect, stacks: digests(synthesis), marks };
    writeWhole(this.path, `${JSON.stringify(entry)}\n`, 0o600);
  }

  /** All of it is deployed. */
  end(): void {
    rmSync(this.path, { force: true });
  }

  private read(): z.infer<typeof ENTRY> | undefined {
    try {
      return ENTRY.parse(JSON.parse(readFileSync(this.path, "utf8")));
    } catch {
      return undefined;
    }
  }
}

function digests(synthesis: Synthesis): Record<string, string> {
  return Object.fromEntries([...synthesis.stacks()].map((stack) => [stack.name, stackDigest(stack)]));
}
