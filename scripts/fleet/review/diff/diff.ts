import { EXIT, ExitError } from "../../terminal/exit";
import type { TargetOptions } from "../../terminal/options";
import { paintFor } from "../../terminal/paint";
import { note, printJson } from "../../terminal/print";
import { markdownOf } from "../comment/document/markdown";
import { plainOf } from "../comment/document/plain";
import { withSides, type Sides } from "../sides/open-sides";
import { diffBlocks } from "./diff-blocks";
import { diffData } from "./diff-data";

/** What is compared, and how it is told. */
export interface DiffOptions extends TargetOptions {
  readonly baseOut?: string;
  readonly headOut?: string;
  readonly json?: boolean;
  readonly markdown?: boolean;
  /** Exit 1 if there are changes. */
  readonly exitCode?: boolean;
}

/** Tells what the working tree changes of what a commit makes. */
export async function diff(ref: string | undefined, options: DiffOptions): Promise<void> {
  const isChanged = await withSides({ ...options, ref }, (sides) => {
    note(`${sides.base.name} → ${sides.head.name}`);
    tell(sides, options);
    const { changes, outputs, settings, stacks } = sides.changes;
    return [changes, outputs, settings, stacks.added, stacks.removed].some(({ length }) => length > 0);
  });
  if (isChanged && options.exitCode) throw new ExitError(EXIT.failed);
}

function tell(sides: Sides, { json, markdown }: DiffOptions): void {
  if (json) printJson(diffData(sides));
  else if (markdown) process.stdout.write(markdownOf(diffBlocks(sides)));
  else process.stdout.write(plainOf(diffBlocks(sides), paintFor(process.stdout)));
}
