import type { Command } from "commander";

import { dryRunOption, yesOption } from "../../terminal/options";
import { apmCommand } from "../options";
import type { SyncOptions } from "./sync-files";

const HELP = `
Uploads every configuration of a folder ({type}.yaml, grafana.ini, fluent-bit.conf) that is valid and differs from what
is stored, after showing them and asking, backs up what it uploaded, and shows the store's health and how its operations
went. One file that is invalid
or fails does not keep the others from their place. Configurations that the folder does not have stay as they are.

Exit codes: 0 all files are in their place and the store is healthy, 1 not so, 2 the folder has files of no known type,
or no terminal and no --yes.

Examples:
  $ npx fleet apm sync --client acme --environment staging --dir monitoring/acme --dry-run
  $ npx fleet apm sync --client acme --environment staging --dir monitoring/acme
  $ npx fleet apm sync --client acme --dir monitoring/acme --yes
`;

/** `fleet apm sync`: document 002's whole example in one command (S2-32). */
export function apmSync(): Command {
  return apmCommand("sync")
    .description("upload what is new in a folder, back it up, and show the store's health")
    .requiredOption("--dir <folder>", "where the configurations are")
    .addOption(dryRunOption("check, compare, and upload nothing"))
    .addOption(yesOption())
    .addHelpText("after", HELP)
    .action(async (options: SyncOptions) => (await import("./sync-files")).syncFiles(options));
}
