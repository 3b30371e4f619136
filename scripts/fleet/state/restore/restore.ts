import { confirm, confirmTyped } from "../../terminal/confirm";
import { EXIT, ExitError } from "../../terminal/exit";
import { note, printJson } from "../../terminal/print";
import { assertUnlocked } from "../locks/locks";
import { underLock } from "../locks/under-lock";
import { openState } from "../open-state";
import type { StateOptions } from "../options";
import type { StateStore } from "../store/state-store";
import { chooseVersion } from "./choose-version";
import { planLines } from "./plan-lines";
import { repairState } from "./repair-state";
import { planRestore, type RestorePlan } from "./restore-plan";
import { restoreState } from "./restore-state";
import { VERSION_CHOICES } from "./version-choices";

/** Which version of which state is restored, and how. */
export interface RestoreStateOptions extends StateOptions {
  readonly versionId?: string;
  readonly previous?: boolean;
  readonly lastGood?: boolean;
  readonly repairDigest?: boolean;
  readonly allowLineageChange?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Makes an old version of a state the current one, or only its digest agree with it. */
export async function restore(options: RestoreStateOptions): Promise<void> {
  if (!VERSION_CHOICES.some((name) => options[name]))
    throw new ExitError(EXIT.usage, "say which version: --version-id, --previous or --last-good");
  const store = await openState(options);
  await (options.repairDigest ? repairState(store, options) : restoreVersion(store, options));
}

async function restoreVersion(store: StateStore, options: RestoreStateOptions): Promise<void> {
  const plan = await planRestore(store, await chooseVersion(store, options));
  for (const line of planLines(store, plan)) note(line);
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
async function agree(
  { stack }: StateStore,
  { otherLineage, wanted, versionId }: RestorePlan,
  options: RestoreStateOptions,
) {
  if (otherLineage !== undefined && !options.allowLineageChange) {
    const lineages = `its lineage is ${wanted.lineage}, the state's ${otherLineage}`;
    const hint = "--allow-lineage-change restores it nevertheless";
    throw new ExitError(EXIT.failed, `version ${versionId} is another infrastructure's: ${lineages}; ${hint}`);
  }
  if (options.dryRun) return;
  if (otherLineage === undefined) await confirm(`Restore this version of ${stack}?`, options);
  else await confirmTyped(`Make another lineage the state of ${stack}?`, wanted.lineage);
}
