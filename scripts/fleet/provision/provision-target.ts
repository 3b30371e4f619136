import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Fleet } from "../../../config/fleet";
import { confirm } from "../terminal/confirm";
import { EXIT, ExitError } from "../terminal/exit";
import { loadOrExit } from "../terminal/load";
import type { TargetOptions } from "../terminal/options";
import { note, printJson } from "../terminal/print";
import { loadTargetOrExit } from "../terminal/target";
import { assertTerraform } from "../terraform/assert-terraform";
import { synthesize } from "../terraform/synthesize";
import { assertAccount, type Identity } from "../aws/identity";
import { assertDeployRole } from "./assert-deploy-role";
import { assertKeyUsable } from "./assert-key";
import { Journal } from "./journal";
import type { Part } from "./part";
import { planProvision, type ProvisionPlan } from "./plan";
import { planDocument, planTable } from "./plan-report";
import { phases, provision } from "./provision";
import { refuseExisting } from "./refuse-existing";
import { TerraformLog } from "./terraform-log";
import { settingsFor, withSettings, writeSettings, type SettingOptions } from "./settings";

/** What is to be provisioned, and how. */
export interface ProvisionOptions extends TargetOptions, SettingOptions {
  readonly backendOnly?: boolean;
  readonly observabilityOnly?: boolean;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly yes?: boolean;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

/** Plans and shows; then, unless it is a rehearsal, asks and provisions. */
export async function provisionTarget(options: ProvisionOptions): Promise<void> {
  const { root, force, yes } = options;
  const configured = targetToProvision(options);
  const { environment, region } = configured.target;
  const edits = settingsFor(options, configured);
  const journal = new Journal(root, configured.target);
  const { fleet, identity, plan } = await withSettings(root, edits, async (project) => {
    // What the options would make of the configuration is checked before AWS hears of anything.
    const settled =
      edits.length === 0 ? configured : loadOrExit(project, { ENVIRONMENT: environment, AWS_REGION: region });
    const caller = await preflight(settled);
    return { fleet: settled, identity: caller, plan: await rehearse(settled, project, options, journal) };
  });

  note(`Account ${identity.accountId} as ${identity.arn}: ${environment} in ${region}\n`);
  for (const { path, value } of edits) note(`config/platform.yaml: ${path.join(".")} becomes ${value}`);
  note(planTable(plan));
  const props = { fleet, root, plan, journal, log: new TerraformLog(root, fleet.target, options.verbose) };
  const titles = phases(props).map(({ title }) => title);
  note(`\nSteps:\n${titles.map((title, index) => `  ${index + 1}. ${title}`).join("\n")}`);
  if (options.json) printJson({ dryRun: options.dryRun === true, ...planDocument(fleet, plan), steps: titles });
  refuseExisting(plan, force === true);
  if (options.dryRun) return note("\nA rehearsal: nothing was made.");

  const answer = { yes: yes ?? force, flag: "--yes or --force" };
  await confirm(`Provision ${environment} in ${region}?`, answer);
  writeSettings(root, edits);
  await provision(props);
}

/** The target that the options name; backend and buckets exclude each other, and the backend is the home region's. */
function targetToProvision(options: ProvisionOptions): Fleet {
  if (options.backendOnly && options.observabilityOnly)
    throw new ExitError(EXIT.usage, "--backend-only and --observability-only exclude each other");
  const configured = loadTargetOrExit(options);
  const { region, homeRegion } = configured.target;
  if (options.backendOnly && region !== homeRegion)
    throw new ExitError(EXIT.usage, `--backend-only is for the home region ${homeRegion}: ${region} uses its bucket`);
  return configured;
}

/** Everything that must be so before AWS is looked at (S3-97): Terraform, the account, the role, the keys. */
async function preflight({ platform, target }: Fleet): Promise<Identity> {
  await assertTerraform();
  const identity = await assertAccount(target);
  assertDeployRole(identity, target);
  for (const key of new Set([target.stateKmsKeyArn, platform.sharedStorage.kmsKeyArn]))
    if (key !== undefined) await assertKeyUsable(key);
  return identity;
}

/** Plans what the project as it would be stands for; journal and local state are those of the real one. */
async function rehearse(
  fleet: Fleet,
  project: string,
  { root, backendOnly, observabilityOnly }: ProvisionOptions,
  journal: Journal,
): Promise<ProvisionPlan> {
  const { environment, region } = fleet.target;
  const part: Part = backendOnly ? "backend" : observabilityOnly ? "observability" : "all";
  const interrupted = journal.interrupted();
  const folder = mkdtempSync(join(tmpdir(), "fleet-plan-"));
  try {
    const variables = { ENVIRONMENT: environment, AWS_REGION: region, BOOTSTRAP_BACKEND: "local" };
    const outdir = await synthesize({ root: project, variables, outdir: folder });
    return await planProvision({ fleet, root, outdir, part, interrupted });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
