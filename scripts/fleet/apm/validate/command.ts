import { Command } from "commander";

import type { ConfigType } from "../config-type";
import { EXIT, ExitError } from "../../terminal/exit";
import { showFindings } from "../../terminal/load";
import { printJson, printLine } from "../../terminal/print";
import { readFileOrExit, typeOption } from "../options";

const HELP = `
Checks a configuration as the tool itself would, and some things it would not notice. Reads the file only.

Exit codes: 0 valid (warnings may be shown), 2 invalid: like any configuration of this project. Commands that refuse to
upload an invalid configuration exit 1, for there the refusal is the answer.

Examples:
  $ npx fleet apm validate --type prometheus --file prometheus.yaml
  $ npx fleet apm validate --type grafana --file grafana.ini --json | jq -r '.findings[].rule'
`;

interface Options {
  readonly type: ConfigType;
  readonly file: string;
  readonly json?: boolean;
}

/** `fleet apm validate`: everything that can be known from a configuration alone (S2-22). */
export function apmValidate(): Command {
  return new Command("validate")
    .description("check a configuration without AWS")
    .addOption(typeOption("which tool's configuration it is").makeOptionMandatory())
    .requiredOption("--file <file>", "the configuration")
    .option("--json", "print the result as JSON on stdout")
    .addHelpText("after", HELP)
    .action(async ({ type, file, json }: Options) => {
      const { checkConfig } = await import("./check-config");
      const findings = checkConfig(type, readFileOrExit(file), file);
      const ok = !findings.some(({ severity }) => severity === "error");
      if (json) printJson({ ok, type, file, findings });
      else showFindings(findings);
      if (!ok) throw new ExitError(EXIT.usage);
      if (!json) printLine(`Valid. ${file} is a ${type} configuration.`);
    });
}
