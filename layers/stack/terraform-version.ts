import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { App, type TerraformStack } from "cdktf";

import { OLDEST_TERRAFORM } from "../../config/catalogue/terraform-version";

const CONSTRAINT = `>= ${OLDEST_TERRAFORM}`;

/** Has an older Terraform than the stacks need refuse them with its own sentence, before it reads or makes anything. */
export function requireTerraform(stack: TerraformStack): void {
  if (!App.of(stack).hclOutput) return stack.addOverride("terraform.required_version", CONSTRAINT);
  // CDKTF garbles an override of this block in HCL; Terraform unites the block with that of another file.
  const stock = stack.synthesizer;
  stack.synthesizer = {
    synthesize(session) {
      stock.synthesize(session);
      const { synthesizedStackPath } = session.manifest.forStack(stack);
      const file = join(session.outdir, dirname(synthesizedStackPath), "versions.tf");
      writeFileSync(file, `terraform {\n  required_version = "${CONSTRAINT}"\n}\n`);
    },
  };
}
