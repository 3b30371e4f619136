import { Command } from "commander";

import { jsonOption, rootOption } from "../../terminal/options";
import type { ValidateCidrOptions } from "./validate-cidr";

const HELP = `
Checks the ledger alone: formats, duplicates, overlaps and reserved ranges. The file is cidr-registry.yaml,
or the one CIDR_REGISTRY names. 'fleet validate' also compares it with config/clients.yaml.

Exit codes: 0 passed, 1 failed, 2 the file can't be read.

Example; with 'npm run hooks' git runs it before each commit that needs it:
  $ npx fleet validate-cidr
`;

/** `fleet validate-cidr`: the documented script, with its exact lines (S3-100…S3-103). */
export function validateCidr(): Command {
  return new Command("validate-cidr")
    .description("check cidr-registry.yaml for duplicate, overlapping, malformed and reserved blocks")
    .addOption(jsonOption())
    .addOption(rootOption("the project to check"))
    .addHelpText("after", HELP)
    .action(async (options: ValidateCidrOptions) => (await import("./validate-cidr")).validateCidr(options));
}
