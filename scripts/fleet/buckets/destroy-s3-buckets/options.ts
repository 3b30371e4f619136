import type { Command } from "commander";

import { dryRunOption } from "../../terminal/options";
import { backupDirOption } from "../options";

/** Adds what every destruction of buckets is told. */
export function destructionOptions(command: Command): Command {
  return command
    .addOption(dryRunOption("show what would be deleted and delete nothing"))
    .option("--backup", "save everything first; what can't be saved is not deleted")
    .addOption(backupDirOption())
    .option("--bypass-governance", "delete what is only locked in GOVERNANCE mode")
    .option("--i-understand-state-loss", "delete states that still know resources");
}
