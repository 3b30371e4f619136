import { App, type TerraformStack } from "cdktf";

import { OLDEST_TERRAFORM } from "../../config/catalogue/terraform-version";
import { writeBeside } from "./hcl-file";

const CONSTRAINT = `>= ${OLDEST_TERRAFORM}`;

/** Has an older Terraform than the stacks need refuse them with its own sentence, before it reads or makes anything. */
export function requireTerraform(stack: TerraformStack): void {
  if (App.of(stack).hclOutput)
    writeBeside(stack, "versions.tf", `terraform {\n  required_version = "${CONSTRAINT}"\n}\n`);
  else stack.addOverride("terraform.required_version", CONSTRAINT);
}
