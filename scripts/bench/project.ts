import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { words } from "../../config/reading/words";

/** What a synth needs of the project. */
const SOURCES = words`
  main.ts config layers modules package.json tsconfig.json cidr-registry.yaml
  package-lock.json scripts
`;

/** A copy of the project in a temporary folder, for a synth of other YAML files than the shipped ones. */
export class BenchProject {
  readonly root = mkdtempSync(join(tmpdir(), "fleet-bench-"));
  readonly stacks = join(this.root, "cdktf.out", "stacks");

  constructor(source: string) {
    for (const each of SOURCES) cpSync(join(source, each), join(this.root, each), { recursive: true });
    symlinkSync(join(source, "node_modules"), join(this.root, "node_modules"));
  }

  /** Bytes of all synthesized stacks. */
  outputBytes(): number {
    return readdirSync(this.stacks)
      .map((stack) => statSync(join(this.stacks, stack, "cdk.tf.json")).size)
      .reduce((sum, size) => sum + size, 0);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
