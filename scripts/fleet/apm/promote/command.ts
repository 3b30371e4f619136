import { Command } from "commander";

import {
  clientOption,
  dryRunOption,
  environmentOption,
  regionOption,
  rootOption,
  yesOption,
} from "../../terminal/options";
import { outputOptions } from "../options";
import type { PromoteOptions } from "./promote-options";

const HELP = `
Copies every configuration of one environment into another: all of them, or none. Everything is read and checked first;
what will be replaced is backed up; a change that somebody else makes in the meantime stops it, and any failure takes
back what was written. After a crash, the same command finishes what was begun, and --rollback takes it back.
The environments may be in different accounts: the credentials must be of the account that is written to, and must be
let into the other's bucket, unless --from-profile names credentials for it.

Exit codes: 0 promoted or the same already, 1 refused or rolled back, 2 wrong arguments, or no terminal and no --yes,
3 no credentials, or another account's.

Examples:
  $ npx fleet apm promote --client acme --from staging --to production --dry-run
  $ npx fleet apm promote --client acme --from staging --to production --from-profile staging --yes
  $ npx fleet apm promote --client acme --from staging --to production --rollback
`;

/** `fleet apm promote`: all configurations of one environment into another, or none (S2-26). */
export function apmPromote(): Command {
  return outputOptions(new Command("promote").addOption(clientOption().makeOptionMandatory()))
    .description("copy all configurations of one environment into another, or none")
    .addOption(environmentOption("--from", "environment that is copied").makeOptionMandatory())
    .addOption(environmentOption("--to", "environment that is written to").makeOptionMandatory())
    .addOption(regionOption("--region", "AWS region of both, otherwise $AWS_REGION or the default target"))
    .addOption(regionOption("--from-region", "AWS region of the environment that is copied, if it is another"))
    .option("--from-profile <profile>", "AWS profile for the environment that is copied")
    .addOption(rootOption())
    .option("--rollback", "take back a promotion that was interrupted")
    .addOption(dryRunOption())
    .addOption(yesOption())
    .addHelpText("after", HELP)
    .action(async (options: PromoteOptions) => (await import("./promote")).promote(options));
}
