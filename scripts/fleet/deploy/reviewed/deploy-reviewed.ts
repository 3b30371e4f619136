import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Fleet } from "../../../../config/fleet";
import { assertAccount } from "../../aws/identity";
import type { Synthesis } from "../../review/model/synthesis";
import { changeMarks, type ChangeMark } from "../../review/plans/change-digest";
import { changesInPlan } from "../../review/plans/changes-in-plan";
import { planProblems } from "../../review/plans/plan-problems";
import { readPlans } from "../../review/plans/read-plans";
import { stackFolder } from "../../terraform/synthesize";
import { assertTerraform } from "../../terraform/assert-terraform";
import { confirm } from "../../terminal/confirm";
import { EXIT, ExitError } from "../../terminal/exit";
import { interruptible } from "../../terminal/interruptible";
import { listed } from "../../terminal/listed";
import { note, printLine } from "../../terminal/print";
import { ALL_LAYERS } from "../chosen-layers";
import { planLine } from "../plan/plan-line";
import { planStack } from "../plan/plan-stack";
import { planTarget } from "../plan/plan-target";
import { terraformAt, type TerraformName, type TerraformRun } from "../terraform-at";
import { beyondReviewed } from "./beyond-reviewed";

/** What was reviewed, and what deploys it. */
export interface ReviewedProps {
  readonly fleet: Fleet;
  readonly root: string;
  /** sha256 of the change set, in hexadecimal. */
  readonly expect: string;
  readonly program: TerraformName;
  readonly yes?: boolean;
}

/**
 * Deploys a change set that was reviewed, and no other: plans all stacks, compares the digest, then plans each stack again
 * in its turn and applies that very plan if nothing is in it that wasn't reviewed. Plans never leave this machine.
 */
export async function deployReviewed(props: ReviewedProps): Promise<void> {
  const { fleet, program } = props;
  await assertTerraform(program);
  await assertAccount(fleet.target);
  const folder = mkdtempSync(join(tmpdir(), "fleet-deploy-"));
  try {
    await interruptible(async (stopped) => {
      const { synthesis, outdir, stacks, marks } = await reviewedPlans(props, folder, stopped);
      if (stopped()) return;
      const touched = stacks.filter((name) => marks.some(({ stack }) => stack === name));
      if (touched.length === 0) return note("Nothing would change: nothing was deployed.");
      for (const stack of touched) printLine(stack);
      const { environment, region } = fleet.target;
      await confirm(`Deploy these to ${environment} in ${region}, one after the other?`, props);
      for (const [at, stack] of touched.entries()) {
        if (stopped()) return;
        const terraform = terraformAt(stackFolder(outdir, stack), program);
        const problem = await deployStack({ stack, terraform, folder, synthesis, marks });
        if (problem === undefined || stopped()) continue;
        const rest = touched.slice(at + 1);
        const left = rest.length === 0 ? "" : `\n  not begun: ${rest.join(", ")}`;
        throw new ExitError(EXIT.failed, `${stack} was not deployed: ${problem}${left}`);
      }
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All plans anew; a change set that isn't the reviewed one ends the command with what it is now. */
async function reviewedPlans({ fleet, root, program, expect }: ReviewedProps, folder: string, stopped: () => boolean) {
  const out = join(folder, "plans");
  const target = await planTarget({
    ...{ fleet, root, layers: ALL_LAYERS, out, program, stopped },
    planned: (stack, plan, seconds) => note(planLine(stack, plan, seconds)),
  });
  if (stopped()) return { ...target, marks: [] };
  const { digest, marks, findings } = readPlans(out, target.synthesis);
  const refused = findings.filter(({ rule, severity }) => severity === "refused" && rule !== "drift");
  if (digest === undefined) {
    const reasons = refused.map(
      ({ rule, stack = "", address = "", reason }) => `${rule} ${stack} ${address}: ${reason}`,
    );
    throw new ExitError(EXIT.failed, `the change set can't be told, nothing was deployed:${listed(reasons)}`);
  }
  if (digest !== expect) {
    const now = marks.map(({ stack, address, action }) => `${action} ${stack} ${address}`.trimEnd());
    const what = now.length === 0 ? " nothing would change" : listed(now);
    const message = `the change set is not the reviewed one, nothing was deployed; it is sha256:${digest} now:${what}`;
    throw new ExitError(EXIT.failed, message);
  }
  return { ...target, marks };
}

interface StackProps {
  readonly stack: string;
  readonly terraform: TerraformRun;
  readonly folder: string;
  readonly synthesis: Synthesis;
  readonly marks: readonly ChangeMark[];
}

/** Plans a stack, holds the plan against what was reviewed, and applies it; what is wrong, or undefined. */
async function deployStack({ stack, terraform, folder, synthesis, marks }: StackProps): Promise<string | undefined> {
  const began = Date.now();
  const model = synthesis.stack(stack)!;
  const plan = await planStack({ stack, owner: model.owner, terraform, folder, lock: true });
  note(planLine(stack, plan, (Date.now() - began) / 1000));
  if (plan.result === "waits") return `it can't be planned before ${plan.waitsFor.join(", ")} is deployed`;
  if (plan.result === "failed") return "it can't be planned";
  const problems = planProblems(plan.document, model, stack);
  if (problems.length > 0)
    return listed(problems.map(({ rule, address = "", reason }) => `${rule} ${address}: ${reason}`));
  const changes = changeMarks(changesInPlan(plan.document, model, synthesis.clients), plan.document, model);
  const beyond = beyondReviewed(changes, marks);
  if (beyond.length > 0) return `its plan does what wasn't reviewed:${listed(beyond)}`;
  const { code, stderr } = await terraform("apply", "-input=false", plan.file);
  if (code !== EXIT.ok) note(stderr.trim());
  else note(`${stack}: deployed (${Math.round((Date.now() - began) / 1000)} s)`);
  return code === EXIT.ok
    ? undefined
    : "Terraform failed; what it did is in the state: what is left is another change set, which fleet plan tells";
}
