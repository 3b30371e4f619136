import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Fleet } from "../../../config/fleet";
import { EXIT, ExitError } from "../../terminal/exit";
import { loadOrExit } from "../../terminal/load";
import type { TargetOptions } from "../../terminal/options";
import { note, printJson } from "../../terminal/print";
import { table } from "../../terminal/table";
import { runProgram } from "../../terraform/program";
import { synthesize } from "../../terraform/synthesize";
import { assertAccount } from "../identity";
import { assertDeployRole } from "./assert-deploy-role";
import { assertKeyUsable } from "./assert-key";
import { Journal } from "./journal";
import type { Part } from "./part";
import { planProvision, type PlannedThing, type ProvisionPlan, type Standing } from "./plan";
import { phases, provision } from "./provision";
import { settingsFor, withSettings, writeSettings, type SettingOptions } from "./settings";

/** What is to be provisioned, and how. */
export interface ProvisionOptions extends TargetOptions, SettingOptions {
  readonly backendOnly?: boolean;
  readonly observabilityOnly?: boolean;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Plans and shows; then, unless it is a rehearsal, asks and provisions. */
export async function provisionTarget(
  fleet: Fleet,
  options: ProvisionOptions,
  ask: () => Promise<void>,
): Promise<void> {
  const { root } = options;
  const { target } = fleet;
  const edits = settingsFor(options, fleet);
  await runProgram({ program: "terraform", args: ["version"], cwd: root, quiet: true });
  const identity = await assertAccount(target);
  assertDeployRole(identity, target);
  const keyArn = options.kmsKeyId ?? target.stateKmsKeyArn;
  if (keyArn !== undefined) await assertKeyUsable(keyArn, target.homeRegion);

  const journal = new Journal(root, target);
  const part: Part = options.backendOnly ? "backend" : options.observabilityOnly ? "observability" : "all";
  const variables = { ENVIRONMENT: target.environment, AWS_REGION: target.region, BOOTSTRAP_BACKEND: "local" };
  const planIn = (project: string) =>
    withFolder(async (folder) => {
      const outdir = await synthesize({ root: project, variables, outdir: folder });
      return planProvision({ fleet, root, outdir, part, interrupted: journal.interrupted() });
    });
  const plan = edits.length === 0 ? await planIn(root) : await withSettings(root, edits, planIn);

  note(`Account ${identity.accountId} as ${identity.arn}: ${target.environment} in ${target.region}\n`);
  for (const { path, value } of edits) note(`config/platform.yaml: ${path.join(".")} becomes ${value}`);
  note(table(["what", "name", "standing"], plan.things.map(row)));
  const titles = phases({ fleet, root, plan, journal }).map(({ title }) => title);
  note(`\nSteps:\n${titles.map((title, index) => `  ${index + 1}. ${title}`).join("\n")}`);
  if (options.json) printJson(document(fleet, plan, titles, options));
  refuseWhatExists(plan, options.force === true);
  if (options.dryRun) return note("\nA rehearsal: nothing was made.");

  await ask();
  writeSettings(root, edits);
  const settled = edits.length === 0 ? fleet : loadOrExit(root, variables);
  await provision({ fleet: settled, root, plan, journal });
}

const STANDINGS: Readonly<Record<Standing, string>> = {
  free: "to be made",
  managed: "already exists (owned)",
  interrupted: "made by the interrupted run, to be gone on with",
  exists: "exists, not in Terraform's state",
};

function row({ type, name, standing }: PlannedThing): string[] {
  return [type.replace(/^aws_/, "").replaceAll("_", " "), name, STANDINGS[standing]];
}

/** What somebody else made is only taken over when told so (C-16); the documented words say what it is. */
function refuseWhatExists({ things }: ProvisionPlan, force: boolean): void {
  const existing = things.filter(({ standing }) => standing === "exists");
  if (existing.length === 0 || force) return;
  for (const { type, name } of existing) {
    const what = { aws_s3_bucket: "Backend bucket", aws_dynamodb_table: "DynamoDB table" }[type] ?? type;
    note(`Error: ${what} already exists: ${name}`);
  }
  throw new ExitError(
    EXIT.failed,
    "nothing was made; --force adopts what exists in this account, or give it another name",
  );
}

function document({ target }: Fleet, plan: ProvisionPlan, titles: string[], { dryRun }: ProvisionOptions): object {
  return {
    dryRun: dryRun === true,
    environment: target.environment,
    region: target.region,
    accountId: target.accountId,
    stateIn: plan.stateIn,
    things: plan.things.map(({ address, type, name, region, standing }) => ({ address, type, name, region, standing })),
    steps: titles,
  };
}

async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "fleet-plan-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
