import { Command } from "commander";

import { jsonOption } from "../../terminal/options";
import { fileOption, typeOption } from "../options";
import type { ValidateFileOptions } from "./validate-file";

const HELP = `
Checks a configuration as the tool itself would, and some things it would not notice. Reads the file only.

Exit codes: 0 valid (warnings may be shown), 2 invalid: like any configuration of this project. Commands that refuse to
upload an invalid configuration exit 1, for there the refusal is the answer.

Examples:
  $ npx fleet apm validate --type prometheus --file prometheus.yaml
  $ npx fleet apm validate --type grafana --file grafana.ini --json | jq -r '.findings[].rule'
`;

/** `fleet apm validate`: everything that can be known from a configuration alone (S2-22). */
export function apmValidate(): Command {
  return new Command("validate")
    .description("check a configuration without AWS")
    .addOption(typeOption("which tool's configuration it is").makeOptionMandatory())
    .addOption(fileOption())
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (options: ValidateFileOptions) => (await import("./validate-file")).validateFile(options));
}
