import type { Command } from "commander";

import { confirm } from "../terminal/confirm";
import { EXIT, ExitError } from "../terminal/exit";
import { note, printJson } from "../terminal/print";
import { openState, stateCommand, type StateOptions } from "./state-options";

const HELP = `
Releases the locks that a Terraform run left behind when it was killed: the lock table's item and the lock file, whichever
is left. Only locks with the given id are released. Whether that run still lives can't be known from here: ask its owner.

Exit codes: 0 released, 1 nothing is locked under that id.

Examples:
  $ npx fleet state list
  $ npx fleet state unlock --layer foundation --lock-id 6f2b1c1e-4d7a-4f43-9a6e-2f1c8f0e8f11
  $ npx fleet state unlock --layer foundation --lock-id 6f2b1c1e-4d7a-4f43-9a6e-2f1c8f0e8f11 --dry-run
`;

/** A lock younger than this is likely to be somebody at work. */
const YOUNG_MINUTES = 15;

interface Options extends StateOptions {
  readonly lockId: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `fleet state unlock`: removes both of a dead run's locks, and nobody else's (F28, F29). */
export function stateUnlock(): Command {
  return stateCommand("unlock")
    .description("release the locks that a killed run left behind")
    .requiredOption("--lock-id <id>", "id of the lock, as Terraform and `fleet state list` show it")
    .option("--dry-run", "show the locks and release nothing")
    .option("--yes", "don't ask")
    .option("--json", "print the result as JSON on stdout")
    .addHelpText("after", HELP)
    .action(async (options: Options) => {
      const store = await openState(options);
      const { heldLocks, readLocks, releaseLocks } = await import("../aws/state/locks");
      const locks = await readLocks(store);
      for (const held of heldLocks(locks)) note(held);
      const mine = [locks.table, locks.file].filter((lock) => lock?.ID === options.lockId);
      if (!mine[0]) throw new ExitError(EXIT.failed, `no lock of ${store.stack} has the id ${options.lockId}`);
      const ageMinutes = (Date.now() - Date.parse(mine[0].Created)) / 60_000;
      if (ageMinutes < YOUNG_MINUTES)
        note(`It is only ${Math.max(0, Math.round(ageMinutes))} minutes old: is ${mine[0].Who} still at work?`);
      if (!options.dryRun) await confirm(`Release the locks of ${store.stack}?`, options);
      const released = options.dryRun ? [] : await releaseLocks(store, options.lockId);
      if (options.json) printJson({ stack: store.stack, released });
      else
        note(
          options.dryRun ? "Nothing was released." : `Released: ${released.join(" and ") || "nothing, it was gone"}`,
        );
    });
}
