import type { Command } from "commander";

import { dryRunOption, jsonOption, yesOption } from "../../terminal/options";
import { stateCommand } from "../options";
import type { UnlockOptions } from "./unlock";

const HELP = `
Releases the locks that a Terraform run left behind when it was killed: the lock table's item and the lock file, whichever
is left. Only locks with the given id are released. Whether that run still lives can't be known from here: ask its owner.

Exit codes: 0 released, 1 nothing is locked under that id, 2 no terminal and no --yes.

Examples:
  $ npx fleet state list
  $ npx fleet state unlock --layer foundation --lock-id 6f2b1c1e-4d7a-4f43-9a6e-2f1c8f0e8f11
  $ npx fleet state unlock --layer foundation --lock-id 6f2b1c1e-4d7a-4f43-9a6e-2f1c8f0e8f11 --dry-run
`;

/** `fleet state unlock`: removes both of a dead run's locks, and nobody else's (F28, F29). */
export function stateUnlock(): Command {
  return stateCommand("unlock")
    .description("release the locks that a killed run left behind")
    .requiredOption("--lock-id <id>", "id of the lock, as Terraform and `fleet state list` show it")
    .addOption(dryRunOption("show the locks and release nothing"))
    .addOption(yesOption())
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (options: UnlockOptions) => (await import("./unlock")).unlock(options));
}
