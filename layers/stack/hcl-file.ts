import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import type { TerraformStack } from "cdktf";

/** Writes a file of HCL beside a stack's own: CDKTF garbles overrides of whole blocks in HCL, and Terraform unites the files. */
export function writeBeside(stack: TerraformStack, name: string, text: string): void {
  const stock = stack.synthesizer;
  stack.synthesizer = {
    synthesize(session) {
      stock.synthesize(session);
      const { synthesizedStackPath } = session.manifest.forStack(stack);
      writeFileSync(join(session.outdir, dirname(synthesizedStackPath), name), text);
    },
  };
}
