import { Command } from "commander";

import { jsonOption, rootOption } from "../../terminal/options";
import type { TargetsOptions } from "./targets";

const HELP = `
Every environment in each of its regions, its home region first: what a job for each target needs to know.
The roles are those that jobs on GitHub take, where config/platform.yaml names a repository.

Exit codes: 0 listed, 2 invalid configuration.

Examples:
  $ npx fleet targets
  $ npx fleet targets --json
`;

/** `fleet targets`: all environments and regions. */
export function targets(): Command {
  return new Command("targets")
    .description("list every environment with its regions, and the roles of jobs on GitHub")
    .addOption(jsonOption())
    .addOption(rootOption())
    .addHelpText("after", HELP)
    .action(async (options: TargetsOptions) => (await import("./targets")).listTargets(options));
}
