import type { Command } from "commander";

import { dryRunOption } from "../../terminal/options";
import { apmCommand, typeOption } from "../options";
import type { BackupOptions } from "./backup-configs";

const HELP = `
Copies current configurations below backups/ in the same bucket and prints the new keys. The lifecycle moves backups to
cheaper classes, in the end to archives that take hours to read, and deletes them after a year.

Exit codes: 0 backed up, 1 there is nothing to back up, or access is denied.

Examples:
  $ npx fleet apm backup --client acme
  $ npx fleet apm backup --client acme --type prometheus
`;

/** `fleet apm backup`: copies configurations under keys of their own (S2-25). */
export function apmBackup(): Command {
  return apmCommand("backup")
    .description("copy current configurations and print the keys of the copies")
    .addOption(typeOption("only this tool's"))
    .addOption(dryRunOption("show what would be copied and copy nothing"))
    .addHelpText("after", HELP)
    .action(async (options: BackupOptions) => (await import("./backup-configs")).backupConfigs(options));
}
