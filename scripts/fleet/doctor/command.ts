import { Command } from "commander";

import { jsonOption, targetOptions } from "../terminal/options";
import type { DoctorOptions } from "./doctor";

const HELP = `
Looks at this machine (Node, packages, Terraform or OpenTofu, aws, kubectl, helm, git, disk, plugin cache, folders that
Terraform has initialised) and at the target's account (credentials, region, clock, state bucket, lock table, locks that
were left). Each is "ok", "skipped" or a "problem", with what mends it. Nothing is changed, and nobody is waited for
longer than some seconds.

Exit codes: 0 all is well, 1 there is a problem, 2 usage or invalid configuration, 3 nothing could be looked at.

Examples:
  $ npx fleet doctor
  $ npx fleet doctor --environment staging
  $ npx fleet doctor --json | jq -r '.checks[] | select(.result == "problem") | .fix'
`;

/** `fleet doctor`: whether this machine and the account are ready to work with. */
export function doctor(): Command {
  return targetOptions(new Command("doctor"))
    .description("check machine and account, with what mends each problem")
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (options: DoctorOptions) => (await import("./doctor")).doctor(options));
}
