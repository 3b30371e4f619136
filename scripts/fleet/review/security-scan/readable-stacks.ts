import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { stackPaths } from "../model/stack-paths";

/** A stack of a synth. */
export interface StackFile {
  /** The synth's output folder, as it was given. */
  readonly outdir: string;
  /** Of the stack, in that folder. */
  readonly path: string;
}

/**
 * Copies of the last synths' stacks, without the Terraform version they need and without imports: Checkov (3.3) reads no
 * stack with lists of blocks, or with anything but blocks in `terraform`. Folders of earlier synths may still lie beside
 * those of the last.
 */
export function readableStacks<T>(outdirs: readonly string[], use: (files: ReadonlyMap<string, StackFile>) => T): T {
  // By its real name, as programs in it call it.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "fleet-scan-")));
  try {
    return use(new Map(outdirs.flatMap((outdir, index) => copied(outdir, join(folder, String(index))))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function copied(outdir: string, folder: string): [string, StackFile][] {
  return Object.values(stackPaths(outdir)).map((path) => {
    const { terraform, ...stack } = JSON.parse(readFileSync(join(outdir, path), "utf8")) as Readonly<
      Record<string, object>
    >;
    const copy = join(folder, path);
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, JSON.stringify({ ...blocksOf(stack), terraform: blocksOf(terraform) }, null, 2));
    return [copy, { outdir, path }];
  });
}

function blocksOf(part: object = {}): object {
  return Object.fromEntries(
    Object.entries(part).filter(([, value]) => typeof value === "object" && value !== null && !Array.isArray(value)),
  );
}
