import { Command, Option } from "commander";

import { type Environment, ENVIRONMENTS } from "../../../../config/catalogue/environments";
import type { ApmStore } from "../store/apm-store";
import { confirm } from "../../terminal/confirm";
import { EXIT, ExitError } from "../../terminal/exit";
import { interruptible } from "../../terminal/interruptible";
import { PROJECT_ROOT, showFindings } from "../../terminal/load";
import { clientOption, loadTargetOrExit } from "../../terminal/options";
import { note, printJson, printLine } from "../../terminal/print";
import { apmAction, apmStoreOf, keepingClientOf, outputOptions, type OutputOptions } from "../options";
import { settleUnfinished } from "./settle-unfinished";

const HELP = `
Copies every configuration of one environment into another: all of them, or none. Everything is read and checked first;
what will be replaced is backed up; a change that somebody else makes in the meantime stops it, and any failure takes
back what was written. After a crash, the same command finishes what was begun, and --rollback takes it back.
The environments may be in different accounts: the credentials must be of the account that is written to, and must be
let into the other's bucket, unless --from-profile names credentials for it.

Exit codes: 0 promoted or the same already, 1 refused or rolled back, 2 wrong arguments, or no terminal and no --yes,
3 no credentials, or another account's.

Examples:
  $ npx fleet apm promote --client acme --from staging --to production --dry-run
  $ npx fleet apm promote --client acme --from staging --to production --from-profile staging --yes
  $ npx fleet apm promote --client acme --from staging --to production --rollback
`;

/** What a promotion is told. */
export interface PromoteOptions extends OutputOptions {
  readonly client: string;
  readonly from: Environment;
  readonly to: Environment;
  readonly region?: string;
  readonly fromRegion?: string;
  readonly fromProfile?: string;
  readonly root: string;
  readonly rollback?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

/** `fleet apm promote`: all configurations of one environment into another, or none (S2-26). */
export function apmPromote(): Command {
  const environment = (flag: string, text: string) =>
    new Option(`${flag} <environment>`, text).choices(ENVIRONMENTS).makeOptionMandatory();
  return outputOptions(clientOption(new Command("promote")))
    .description("copy all configurations of one environment into another, or none")
    .addOption(environment("--from", "environment that is copied"))
    .addOption(environment("--to", "environment that is written to"))
    .option("--region <region>", "AWS region of both, otherwise $AWS_REGION or the default target")
    .option("--from-region <region>", "AWS region of the environment that is copied, if it is another")
    .option("--from-profile <profile>", "AWS profile for the environment that is copied")
    .option("--root <folder>", "the project to read", PROJECT_ROOT)
    .option("--rollback", "take back a promotion that was interrupted")
    .option("--dry-run", "show what would be done and change nothing")
    .option("--yes", "don't ask")
    .addHelpText("after", HELP)
    .action(apmAction(promote));
}

async function promote(options: PromoteOptions): Promise<void> {
  const { from, to, region, root } = options;
  if (from === to) throw new ExitError(EXIT.usage, `--from and --to are both ${from}`);
  const target = loadTargetOrExit({ environment: to, region, root });
  const source = loadTargetOrExit({ environment: from, region: options.fromRegion ?? region, root });
  const clients = [source, target].map((fleet) => keepingClientOf(fleet, options.client));
  const { assertAccount } = await import("../../aws/identity");
  const identity = await assertAccount(target.target);
  const [sourceStore, targetStore] = await Promise.all([
    apmStoreOf(source, clients[0]!, options, options.fromProfile),
    apmStoreOf(target, clients[1]!, options),
  ]);
  try {
    const unfinished = await targetStore.unfinishedPromotion();
    if (unfinished) return await settleUnfinished(sourceStore, targetStore, unfinished, options);
    if (options.rollback)
      throw new ExitError(EXIT.failed, `no promotion of ${options.client} into ${to} is unfinished: see apm restore`);
    await promoteAll(sourceStore, targetStore, identity.arn, options);
  } catch (error) {
    throw await explained(error, sourceStore, source.target.accountId, identity.accountId, options);
  }
}

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
async function explained(error: unknown, source: ApmStore, owner: string, caller: string, options: PromoteOptions) {
  const { ApmError } = await import("../failure/apm-error");
  const denied = error instanceof ApmError && error.code === "ACCESS_DENIED";
  if (!denied || error.details.bucket !== source.context.bucket || owner === caller) return error;
  const remedy = options.fromProfile === undefined ? "; --from-profile names credentials for it" : "";
  const accounts = `${options.from} is account ${owner}, the credentials are of account ${caller}${remedy}`;
  return new ApmError(error.code, `${error.message}; ${accounts}`, error.details);
}
