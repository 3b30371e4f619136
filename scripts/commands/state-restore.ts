import { Option } from "commander";
import type { Command } from "commander";

import type { RestorePlan } from "../aws/state/restore-state";
import type { StateStore } from "../aws/state/state-store";
import { confirm } from "../terminal/confirm";
import { EXIT, ExitError } from "../terminal/exit";
import { note, printJson } from "../terminal/print";
import { openState, stateCommand, type StateOptions } from "./state-options";

const HELP = `
Makes an old version the current state again, as a new version under both locks: nothing is lost, and running it again
goes back. Resources are not touched. What the state forgets goes on existing, so look at the plan before applying it.

Exit codes: 0 restored, 1 refused (locked, no state, another lineage), 2 no terminal and no --yes.

Examples:
  $ npx fleet state list --layer foundation
  $ npx fleet state restore --layer foundation --previous --dry-run
  $ npx fleet state restore --layer foundation --version-id 3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY
  $ npx fleet state restore --layer foundation --repair-digest
`;

interface Options extends StateOptions {
  readonly versionId?: string;
  readonly previous?: boolean;
  readonly lastGood?: boolean;
  readonly repairDigest?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `fleet state restore`: back to any version of a state with one command (G11, S3-118). */
export function stateRestore(): Command {
  const others = (own: string) => ["versionId", "previous", "lastGood", "repairDigest"].filter((name) => name !== own);
  return stateCommand("restore")
    .description("make an old version of a state the current one")
    .addOption(new Option("--version-id <id>", "the version to go back to").conflicts(others("versionId")))
    .addOption(new Option("--previous", "the version before the current one").conflicts(others("previous")))
    .addOption(new Option("--last-good", "the newest version that is a whole state").conflicts(others("lastGood")))
    .addOption(
      new Option("--repair-digest", "only make the lock table's digest agree with the state").conflicts(
        others("repairDigest"),
      ),
    )
    .option("--dry-run", "show what would be done and change nothing")
    .option("--yes", "don't ask")
    .option("--json", "print the result as JSON on stdout")
    .addHelpText("after", HELP)
    .action(async (options: Options) => {
      const store = await openState(options);
      if (options.repairDigest) return repair(store, options);
      const [{ planRestore, restoreState }, { chooseVersion }, { underLock }] = await Promise.all([
        import("../aws/state/restore-state"),
        import("../aws/state/choose-version"),
        import("../aws/state/under-lock"),
      ]);
      const versionId = await chooseVersion(store, options);
      show(store, await planRestore(store, versionId));
      if (!options.dryRun) {
        await confirm(`Restore this version of ${store.stack}?`, options);
        const plan = await underLock(store, "fleet state restore", async () => {
          // Looked at again: between the question and the lock somebody may have applied.
          const fresh = await planRestore(store, versionId);
          await restoreState(store, fresh);
          return fresh;
        });
        note(`Restored: the state of ${store.stack} has serial ${plan.serial}, and its digest agrees.`);
        note(`next: terraform -chdir=cdktf.out/stacks/${store.stack} plan, and read it to the end before an apply`);
      }
      if (options.json) printJson({ stack: store.stack, versionId, restored: !options.dryRun });
    });
}

async function repair(store: StateStore, options: Options): Promise<void> {
  const [{ repairDigest }, { underLock }, { summarizeState }] = await Promise.all([
    import("../aws/state/restore-state"),
    import("../aws/state/under-lock"),
    import("../aws/state/state-summary"),
  ]);
  const { condition } = await summarizeState(store);
  if (condition !== "ok" && condition !== "digest differs")
    throw new ExitError(EXIT.failed, `the state of ${store.stack} is ${condition}: restore a version of it first`);
  note(`The digest of ${store.stack}: ${condition === "ok" ? "agrees with the state" : "differs, to be rewritten"}`);
  const needed = condition !== "ok";
  if (needed && !options.dryRun) {
    await confirm("Rewrite the digest for the state as it is?", options);
    await underLock(store, "fleet state restore --repair-digest", () => repairDigest(store));
    note("Rewritten.");
  }
  if (options.json) printJson({ stack: store.stack, repaired: needed && !options.dryRun });
}

function show({ stack }: StateStore, { versionId, current, wanted, serial, forgotten, remembered }: RestorePlan): void {
  const from = current ? `serial ${current.serial}, ${current.addresses.length} resources` : "no readable state";
  note(`State of ${stack}: ${from}`);
  note(
    `Version ${versionId}: serial ${wanted.serial}, ${wanted.addresses.length} resources; it becomes serial ${serial}`,
  );
  for (const address of forgotten) note(`  - ${address} is forgotten, and goes on existing`);
  for (const address of remembered) note(`  + ${address} is known again, whether it exists or not`);
}
