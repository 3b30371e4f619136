import { Command } from "commander";

import { jsonOption, rootOption } from "../../terminal/options";
import type { BackendsOptions } from "./write-backends";

const HELP = `
For Terraform used without CDKTF: terraform init -backend-config=backends/aws/production/us-east-2/foundation.hcl
Another folder than ./backends/aws is state.backend_config_path of config/platform.yaml.
The target is the default one of config/platform.yaml, or what ENVIRONMENT and AWS_REGION say.

Examples:
  $ npx fleet backends
  $ npx fleet backends --json
`;

/** `fleet backends`: one backend file per layer under backends/aws/{environment}/{region}/ (S0-23, S0-24). */
export function backends(): Command {
  return new Command("backends")
    .description("write backend files for every layer's state")
    .addOption(jsonOption("print the settings as JSON and write nothing"))
    .addOption(rootOption("the project to read and to write into"))
    .addHelpText("after", HELP)
    .action(async (options: BackendsOptions) => (await import("./write-backends")).writeBackends(options));
}
