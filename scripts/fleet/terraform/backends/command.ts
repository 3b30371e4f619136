import { Command } from "commander";

import { backendFiles, writeBackendFiles } from "../backend-files";
import { loadOrExit, PROJECT_ROOT } from "../../terminal/load";
import { printJson, printLine } from "../../terminal/print";

const HELP = `
For Terraform used without CDKTF: terraform init -backend-config=backends/aws/production/us-east-2/foundation.hcl
The target is the default one of config/platform.yaml, or what ENVIRONMENT and AWS_REGION say.

Examples:
  $ npx fleet backends
  $ npx fleet backends --json
`;

/** `fleet backends`: one backend file per layer under backends/aws/{environment}/{region}/ (S0-23, S0-24). */
export function backends(): Command {
  return new Command("backends")
    .description("write backend files for every layer's state")
    .option("--json", "print the settings as JSON and write nothing")
    .option("--root <folder>", "the project to read and to write into", PROJECT_ROOT)
    .addHelpText("after", HELP)
    .action(({ json, root }: { json?: boolean; root: string }) => {
      const fleet = loadOrExit(root);
      const files = backendFiles(fleet);
      if (json) return printJson(Object.fromEntries(files.map(({ name, settings }) => [name, settings])));
      printLine(`Wrote ${files.length} backend files to ${writeBackendFiles(root, fleet)}`);
    });
}
