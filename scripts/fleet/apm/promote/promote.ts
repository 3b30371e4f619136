import { assertAccount } from "../../aws/identity";
import { confirm } from "../../terminal/confirm";
import { EXIT, ExitError } from "../../terminal/exit";
import { interruptible } from "../../terminal/interruptible";
import { showFindings } from "../../terminal/load";
import { note, printJson, printLine } from "../../terminal/print";
import { loadTargetOrExit } from "../../terminal/target";
import { apmAction } from "../apm-action";
import { ApmError } from "../failure/apm-error";
import { apmStoreOf, keepingClientOf } from "../open-apm";
import type { ApmStore } from "../store/apm-store";
import type { PromoteOptions } from "./promote-options";
import { settleUnfinished } from "./settle-unfinished";

/** Promotes every configuration, or settles a promotion that was left unfinished. */
export const promote = apmAction(async (options: PromoteOptions) => {
  const { from, to, region, root } = options;
  if (from === to) throw new ExitError(EXIT.usage, `--from and --to are both ${from}`);
  const target = loadTargetOrExit({ environment: to, region, root });
  const source = loadTargetOrExit({ environment: from, region: options.fromRegion ?? region, root });
  const clients = [source, target].map((fleet) => keepingClientOf(fleet, options.client));
  const identity = await assertAccount(target.target);
  const sourceStore = apmStoreOf(source, clients[0]!, options, options.fromProfile);
  const targetStore = apmStoreOf(target, clients[1]!, options);
  try {
    const unfinished = await targetStore.unfinishedPromotion();
    if (unfinished) return await settleUnfinished(sourceStore, targetStore, unfinished, options);
    if (options.rollback)
      throw new ExitError(EXIT.failed, `no promotion of ${options.client} into ${to} is unfinished: see apm restore`);
    await promoteAll(sourceStore, targetStore, identity.arn, options);
  } catch (error) {
    throw explained(error, sourceStore, source.target.accountId, identity.accountId, options);
  }
});

async function promoteAll(source: ApmStore, target: ApmStore, startedBy: string, options: PromoteOptions) {
  const plan = await target.planPromotion(source);
  showFindings(plan.findings);
  const changed = plan.steps.filter((step) => step.changed);
  const unchanged = plan.steps.filter((step) => !step.changed);
  note(`${options.client}, ${options.from} to ${options.to}: ${changed.length} of ${plan.steps.length} differ`);
  for (const type of plan.onlyInTarget) note(`${type} is only in ${options.to}: it stays as it is`);
  const backups: string[] = [];
  if (changed.length > 0 && !options.dryRun) {
    await confirm(`Write ${changed.map(({ type }) => type).join(", ")} to ${options.to}?`, options);
    await interruptible((interrupted) =>
      target.promote(plan, { startedBy, interrupted, backedUp: (key) => void backups.push(key) }),
    );
  }
  for (const key of backups) note(`Created backup: ${key}`);
  if (options.json) {
    const places = (steps: typeof changed) => steps.map(({ type, key }) => ({ type, key }));
    const { from, to, dryRun = false } = options;
    printJson({ from, to, dryRun, deployed: places(changed), unchanged: places(unchanged), backups });
    return;
  }
  for (const { type, key } of changed) printLine(`${options.dryRun ? "Would deploy" : "Deployed"} ${type}: ${key}`);
  for (const { type, key } of unchanged) printLine(`Unchanged ${type}: ${key}`);
  if (changed.length > 0 && !options.dryRun) note(`next: npx fleet apm health --client ${options.client}`);
}

/** Two environments are often two accounts: a denial of the first one's bucket says so. */
function explained(error: unknown, source: ApmStore, owner: string, caller: string, options: PromoteOptions) {
  const denied = error instanceof ApmError && error.code === "ACCESS_DENIED";
  if (!denied || error.details.bucket !== source.context.bucket || owner === caller) return error;
  const remedy = options.fromProfile === undefined ? "; --from-profile names credentials for it" : "";
  const accounts = `${options.from} is account ${owner}, the credentials are of account ${caller}${remedy}`;
  return new ApmError(error.code, `${error.message}; ${accounts}`, error.details);
}
