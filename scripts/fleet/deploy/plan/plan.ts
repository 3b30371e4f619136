import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { assertAccount } from "../../aws/identity";
import { readPlans, type Plans } from "../../review/plans/read-plans";
import type { GateFinding } from "../../review/gate/verdict";
import { EXIT, ExitError } from "../../terminal/exit";
import { interruptible } from "../../terminal/interruptible";
import type { TargetOptions } from "../../terminal/options";
import { note, printJson, printLine } from "../../terminal/print";
import { loadTargetOrExit } from "../../terminal/target";
import { assertTerraform } from "../../terraform/assert-terraform";
import { ALL_LAYERS, chosenLayers } from "../chosen-layers";
import type { TerraformName } from "../terraform-at";
import { planLine } from "./plan-line";
import { planTarget } from "./plan-target";

/** What the command is told. */
export interface PlanOptions extends TargetOptions {
  readonly out: string;
  readonly terraform: TerraformName;
  readonly refreshOnly?: boolean;
  readonly lock?: boolean;
  readonly keep?: boolean;
  readonly json?: boolean;
}

/** Plans a target's stacks, and tells what would change; exit 1 where a stack can't be planned, or has drifted. */
export async function plan(names: readonly string[], options: PlanOptions): Promise<void> {
  const layers = chosenLayers(names, ALL_LAYERS);
  const fleet = loadTargetOrExit(options);
  await assertTerraform(options.terraform);
  await assertAccount(fleet.target);
  const { out, root, terraform: program, refreshOnly, lock } = options;
  const keep = options.keep ? mkdtempSync(join(tmpdir(), "fleet-plan-")) : undefined;
  if (keep !== undefined) note(`Terraform's own plans stay in ${keep}: they hold secrets`);
  const { plans, drift } = await interruptible(async (stopped) => {
    const found: GateFinding[] = [];
    const { synthesis, stacks } = await planTarget({
      ...{ fleet, root, layers, out, program, refreshOnly, lock, keep, stopped },
      planned: (stack, result, seconds) => note(planLine(stack, result, seconds)),
      drifted: (findings) => found.push(...findings),
    });
    return { plans: stopped() ? undefined : readPlans(out, synthesis, stacks), drift: found };
  });
  if (plans === undefined) return;
  if (refreshOnly) return tellDrift(drift, plans, options);
  tellChanges(plans, options);
  const refused = plans.findings.filter(({ rule, severity }) => severity === "refused" && rule !== "drift");
  if (refused.length > 0) throw new ExitError(EXIT.failed, "not every stack could be planned");
}

function tellChanges({ changes, marks, findings, digest }: Plans, { json }: PlanOptions): void {
  if (json) {
    const shown = changes.map(({ stack, layer, address, owner, action, attributes, replacedBy }) => {
      const names = attributes.map(({ path }) => path);
      return { stack, layer, address, client: owner, action, attributes: names, replaced_by: replacedBy };
    });
    return printJson({ digest: digest === undefined ? null : `sha256:${digest}`, changes: shown, findings });
  }
  for (const { stack, address, action } of marks) printLine(`${action.padEnd(7)} ${stack} ${address}`.trimEnd());
  tellFindings(findings);
  if (marks.length === 0 && findings.length === 0) printLine("Nothing would change.");
  if (digest !== undefined) printLine(`change set sha256:${digest}`);
}

/** Plans that look for drift say nothing of changes: of the reader's findings those count that tell of no plan at all. */
function tellDrift(drift: readonly GateFinding[], { findings }: Plans, { json }: PlanOptions): void {
  const failed = findings.filter(({ rule }) => ["plan-missing", "plan-unreadable", "plan-errored"].includes(rule));
  const all = [...failed, ...drift];
  if (json) printJson({ findings: all });
  else tellFindings(all);
  if (!json && all.length === 0) printLine("No drift.");
  if (all.some(({ severity }) => severity === "refused"))
    throw new ExitError(EXIT.failed, failed.length > 0 ? "not every stack could be looked at" : "there is drift");
}

function tellFindings(findings: readonly GateFinding[]): void {
  for (const { rule, severity, stack = "", address, attribute, reason, todo } of findings) {
    const where = [stack, address, attribute && `(${attribute})`].filter(Boolean).join(" ");
    note(`${severity === "refused" ? "refused" : "note   "} ${rule} ${where}: ${reason}; ${todo}`);
  }
}
