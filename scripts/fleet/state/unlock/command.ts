import type { Command } from "commander";

import type { HeldLock } from "../locks/locks";
import type { StateStore } from "../store/state-store";
import { confirm } from "../../terminal/confirm";
import { EXIT, ExitError } from "../../terminal/exit";
import { note, printJson } from "../../terminal/print";
import { openState, stateCommand, type StateOptions } from "../options";

const HELP = `
Releases the locks that a Terraform run left behind when it was killed: the lock table's item and the lock file, whichever
is left. Only locks with the given id are released. Whether that run still lives can't be known from here: ask its owner.

Exit codes: 0 released, 1 nothing is locked under that id, 2 no terminal and no --yes.

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
      const { heldLocks, readLocks, releaseLocks } = await import("../locks/locks");
      const locks = await readLocks(store);
      for (const held of heldLocks(locks)) note(held);
      note(warning(named(store, [locks.table, locks.file], options.lockId)));
      if (!options.dryRun) await confirm(`Release the locks of ${store.stack} with this id?`, options);
      const released = options.dryRun ? [] : await releaseLocks(store, options.lockId);
      if (options.json) printJson({ stack: store.stack, released });
      if (options.dryRun) return note("Nothing was released.");
      note(`Released: ${released.join(" and ") || "nothing, it was gone"}`);
      for (const held of heldLocks(await readLocks(store))) note(`Still held: ${held}`);
      note(`next: terraform -chdir=cdktf.out/stacks/${store.stack} plan shows what the run had done until then`);
    });
}

/** The lock that the id is of; an id that can't be read matches none, so that an empty one is no master key. */
function named({ stack }: StateStore, locks: readonly (HeldLock | undefined)[], id: string): HeldLock {
  const lock = locks.find((each) => id !== "" && each?.info.ID === id);
  if (lock) return lock;
  const locked = locks.some((each) => each !== undefined);
  throw new ExitError(
    EXIT.failed,
    locked ? `no lock of ${stack} has the id ${JSON.stringify(id)}` : `${stack} is not locked`,
  );
}

/** Whether its holder is dead can't be seen from here: what can be seen is how old it is. */
function warning({ info: { Created, Who } }: HeldLock): string {
  const minutes = Math.round((Date.now() - Date.parse(Created)) / 60_000);
  if (Number.isNaN(minutes)) return `Its age is unknown: make sure that no run of ${Who} is at work.`;
  if (minutes < YOUNG_MINUTES) return `It is only ${Math.max(0, minutes)} minutes old: is ${Who} still at work?`;
  return `Make sure that no run of ${Who} is at work: that can't be seen from here.`;
}
