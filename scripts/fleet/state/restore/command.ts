import { Option } from "commander";
import type { Command } from "commander";

import type { RestorePlan } from "./restore-plan";
import type { StateStore } from "../store/state-store";
import { confirm, confirmTyped } from "../../terminal/confirm";
import { EXIT, ExitError } from "../../terminal/exit";
import { note, printJson } from "../../terminal/print";
import { openState, stateCommand, type StateOptions } from "../options";
import { repairState } from "./repair-state";

const HELP = `
Makes an old version the current state again, as a new version under both locks: nothing is lost, and every version can
still be restored. Resources are not touched. What the state forgets goes on existing, so read the plan before an apply.

Exit codes: 0 restored, or it was the current state already, 1 refused (locked, no state, another lineage, changed
meanwhile), 2 no terminal and no --yes. Another lineage is confirmed by typing it, which no option replaces.

Examples:
  $ npx fleet state list --layer foundation
  $ npx fleet state restore --layer foundation --previous --dry-run
  $ npx fleet state restore --layer foundation --version-id 3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY
  $ npx fleet state restore --layer foundation --repair-digest
`;

/** The options of which one says what is restored. */
const CHOICES = ["versionId", "previous", "lastGood", "repairDigest"] as const;

interface Options extends StateOptions {
  readonly versionId?: string;
  readonly previous?: boolean;
  readonly lastGood?: boolean;
  readonly repairDigest?: boolean;
  readonly allowLineageChange?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `fleet state restore`: back to any version of a state with one command (G11, S3-118). */
export function stateRestore(): Command {
  const choice = (flags: string, own: (typeof CHOICES)[number], text: string): Option =>
    new Option(flags, text).conflicts(CHOICES.filter((name) => name !== own));
  return stateCommand("restore")
    .description("make an old version of a state the current one")
    .addOption(choice("--version-id <id>", "versionId", "the version to go back to"))
    .addOption(choice("--previous", "previous", "the version before the current one"))
    .addOption(choice("--last-good", "lastGood", "the newest version that is a whole state"))
    .addOption(
      choice("--repair-digest", "repairDigest", "only make the lock table's digest agree with the state as it is"),
    )
    .option("--allow-lineage-change", "also a version of another lineage, which is to be typed")
    .option("--dry-run", "show what would be done and change nothing")
    .option("--yes", "don't ask")
    .option("--json", "print the result as JSON on stdout")
    .addHelpText("after", HELP)
    .action(async (options: Options) => {
      if (!CHOICES.some((name) => options[name]))
        throw new ExitError(EXIT.usage, "say which version: --version-id, --previous or --last-good");
      const store = await openState(options);
      await (options.repairDigest ? repairState(store, options) : restore(store, options));
    });
}

async function restore(store: StateStore, options: Options): Promise<void> {
  const [{ planRestore }, { restoreState }, { chooseVersion }, { assertUnlocked }, { underLock }] = await Promise.all([
    import("./restore-plan"),
    import("./restore-state"),
    import("./choose-version"),
    import("../locks/locks"),
    import("../locks/under-lock"),
  ]);
  const plan = await planRestore(store, await chooseVersion(store, options));
  show(store, plan);
  const needed = !plan.restored;
  if (needed) {
    await assertUnlocked(store);
    await agree(store, plan, options);
  }
  if (needed && !options.dryRun) {
    await underLock(store, "fleet state restore", () => restoreState(store, plan));
    note(
      `Restored: the state of ${store.stack} has serial ${plan.serial}, its digest agrees, both locks are released.`,
    );
    note(`next: terraform -chdir=cdktf.out/stacks/${store.stack} plan, and read it to the end before an apply`);
  }
  const { versionId, serial, forgotten, remembered } = plan;
  if (options.json)
    printJson({ stack: store.stack, versionId, serial, forgotten, remembered, restored: needed && !options.dryRun });
}

/** A version of another lineage is another infrastructure's: it takes more than a yes. */
async function agree({ stack }: StateStore, { otherLineage, wanted, versionId }: RestorePlan, options: Options) {
  if (otherLineage !== undefined && !options.allowLineageChange) {
    const lineages = `its lineage is ${wanted.lineage}, the state's ${otherLineage}`;
    const hint = "--allow-lineage-change restores it nevertheless";
    throw new ExitError(EXIT.failed, `version ${versionId} is another infrastructure's: ${lineages}; ${hint}`);
  }
  if (options.dryRun) return;
  if (otherLineage === undefined) await confirm(`Restore this version of ${stack}?`, options);
  else await confirmTyped(`Make another lineage the state of ${stack}?`, wanted.lineage);
}

function show({ stack }: StateStore, plan: RestorePlan): void {
  const { versionId, current, wanted, serial, forgotten, remembered } = plan;
  const from = current ? `serial ${current.serial}, ${current.addresses.length} resources` : "no readable state";
  note(`State of ${stack}: ${from}`);
  const version = `Version ${versionId}: serial ${wanted.serial}, ${wanted.addresses.length} resources`;
  note(plan.restored ? `${version}; it is the current state already` : `${version}; it becomes serial ${serial}`);
  for (const address of forgotten) note(`  - ${address} is forgotten, and goes on existing`);
  for (const address of remembered) note(`  + ${address} is known again, whether it exists or not`);
}
