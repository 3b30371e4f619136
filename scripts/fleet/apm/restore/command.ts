import type { Command } from "commander";

import { dryRunOption, yesOption } from "../../terminal/options";
import { apmCommand } from "../options";
import type { RestoreOptions } from "./restore-backup";

const HELP = `
Makes a backup the current configuration again, byte for byte, and reads it back. What it replaces stays as a version.
What today's validator says of the backup is shown, and does not refuse it.

Exit codes: 0 restored or the same already, 1 refused (no such backup, archived, changed by somebody else), 2 no terminal
and no --yes.

Examples:
  $ npx fleet apm list --client acme --backups
  $ npx fleet apm restore --client acme --dry-run --from backups/client=acme/production/prometheus/2026-07-01T12-00-00.000Z-1f2e3d4c.yaml
`;

/** `fleet apm restore`: back to a backup with one command (S2-25). */
export function apmRestore(): Command {
  return apmCommand("restore")
    .description("make a backup the current configuration")
    .requiredOption("--from <key>", "the backup's key")
    .addOption(dryRunOption())
    .addOption(yesOption())
    .addHelpText("after", HELP)
    .action(async (options: RestoreOptions) => (await import("./restore-backup")).restoreBackup(options));
}
