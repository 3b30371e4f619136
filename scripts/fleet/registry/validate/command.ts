import { Command } from "commander";

import { jsonOption, rootOption } from "../../terminal/options";
import type { ValidateOptions } from "./validate";

const HELP = `
Checks config/clients.yaml, config/platform.yaml and cidr-registry.yaml, each on its own and against each other,
for all environments and regions, and config/approvals.yaml, where there is one. Reads files, and git for clients that have vanished from the ledger without a tombstone:
a warning, or with --since an error. Warns where clients take up an account's quotas of networks and addresses.

Exit codes: 0 valid (warnings may be shown), 2 invalid.

Examples:
  $ npx fleet validate
  $ npx fleet validate --since origin/main
  $ npx fleet validate --json | jq -r '.findings[] | "\\(.file):\\(.line) \\(.rule)"'
`;

/** `fleet validate`: everything that can be known from the files. */
export function validate(): Command {
  return new Command("validate")
    .description("check the registry, the platform settings and the ledger of addresses")
    .addOption(jsonOption())
    .addOption(rootOption("the project to check"))
    .option("--since <commit>", "refuse clients that have vanished from the ledger since then")
    .addHelpText("after", HELP)
    .action(async (options: ValidateOptions) => (await import("./validate")).validate(options));
}
