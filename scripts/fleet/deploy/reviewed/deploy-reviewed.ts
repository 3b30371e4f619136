import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Fleet } from "../../../../config/fleet";
import { stackName, stackParts } from "../../../../config/layers";
import { assertAccount } from "../../aws/identity";
import type { Stack } from "../../review/model/stack";
import type { Synthesis } from "../../review/model/synthesis";
import { changeMarks, type ChangeMark } from "../../review/plans/change-digest";
import { changesInPlan } from "../../review/plans/changes-in-plan";
import type { PlanDocument } from "../../review/plans/plan-document";
import { planProblems } from "../../review/plans/plan-problems";
import { readPlans } from "../../review/plans/read-plans";
import { assertTerraform } from "../../terraform/assert-terraform";
import { confirm } from "../../terminal/confirm";
import { EXIT, ExitError } from "../../terminal/exit";
import { interruptible } from "../../terminal/interruptible";
import { listed } from "../../terminal/listed";
import { note, printLine } from "../../terminal/print";
import { ALL_LAYERS } from "../chosen-layers";
import { planLine } from "../plan/plan-line";
import { planTarget } from "../plan/plan-target";
import { runStacks } from "../run/run-stacks";
import { stackPieces } from "../run/stack-pieces";
import type { TerraformName } from "../terraform-at";
import { beyondReviewed } from "./beyond-reviewed";
import { ReviewedJournal } from "./reviewed-journal";

/** What was reviewed, and what deploys it. */
export interface ReviewedProps {
  readonly fleet: Fleet;
  readonly root: string;
  /** sha256 of the change set, in hexadecimal. */
  readonly expect: string;
  readonly program: TerraformName;
  /** How many stacks at the same time. */
  readonly parallel: number;
  readonly yes?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/**
 * Deploys a change set that was reviewed, and no other: plans all stacks, compares the digest, then plans each stack again
 * in its turn and applies that very plan if nothing is in it that wasn't reviewed. Plans never leave this machine.
 */
export async function deployReviewed(props: ReviewedProps): Promise<void> {
  const { fleet, root, program, parallel, yes, json } = props;
  const { environment, region } = fleet.target;
  await assertTerraform(program);
  await assertAccount(fleet.target);
  const journal = new ReviewedJournal(root, fleet.target);
  await interruptible(async (stopped) => {
    const { synthesis, outdir, now, marks } = await reviewedPlans(props, journal, stopped);
    if (stopped()) return;
    const parts = stackParts(fleet).filter(({ layer, client }) =>
      now.some(({ stack }) => stack === stackName(layer, client)),
    );
    if (parts.length === 0) {
      journal.end();
      return note("Nothing would change: nothing was deployed.");
    }
    if (!json) for (const { layer, client } of parts) printLine(stackName(layer, client));
    await confirm(`Deploy these to ${environment} in ${region}, in this order?`, { yes: yes === true });
    await runStacks({
      ...{ verb: "deploy", fleet, root, outdir, synthesis, program, parallel, json, stopped },
      yes: true,
      pieces: stackPieces(parts, synthesis),
      check: (plan, stack) => notReviewed(plan, stack, synthesis, marks),
    });
    if (!stopped()) journal.end();
  });
}

/**
 * All plans anew: what changes now, and what was reviewed. They are the same, or what is left of the latter where it was
 * begun from here; anything else ends the command with what it is now.
 */
async function reviewedPlans(
  { fleet, root, program, expect }: ReviewedProps,
  journal: ReviewedJournal,
  stopped: () => boolean,
) {
  const out = mkdtempSync(join(tmpdir(), "fleet-deploy-"));
  try {
    const target = await planTarget({
      ...{ fleet, root, layers: ALL_LAYERS, out, program, stopped },
      planned: (stack, plan, seconds) => note(planLine(stack, plan, seconds)),
    });
    if (stopped()) return { ...target, now: [], marks: [] };
    const { digest, marks, findings } = readPlans(out, target.synthesis);
    const refused = findings.filter(({ rule, severity }) => severity === "refused" && rule !== "drift");
    if (digest === undefined) {
      const reasons = refused.map(
        ({ rule, stack = "", address = "", reason }) => `${rule} ${stack} ${address}: ${reason}`,
      );
      throw new ExitError(EXIT.failed, `the change set can't be told, nothing was deployed:${listed(reasons)}`);
    }
    if (digest === expect) {
      journal.begin(expect, target.synthesis, marks);
      return { ...target, now: marks, marks };
    }
    const begun = journal.begun(expect, target.synthesis);
    if (begun !== undefined && isLeftOf(marks, begun)) {
      note("What is left of the reviewed change set, which was begun from here, is deployed.");
      return { ...target, now: marks, marks: begun };
    }
    const now = marks.map(({ stack, address, action }) => `${action} ${stack} ${address}`.trimEnd());
    const what = now.length === 0 ? " nothing would change" : listed(now);
    const message = `the change set is not the reviewed one, nothing was deployed; it is sha256:${digest} now:${what}`;
    throw new ExitError(EXIT.failed, message);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** Whether all that changes now was reviewed: a stack that waits still has its reviewed text. */
function isLeftOf(now: readonly ChangeMark[], reviewed: readonly ChangeMark[]): boolean {
  const touched = new Set(reviewed.map(({ stack }) => stack));
  const planned = now.filter(({ action }) => action !== "waits");
  return now.every(({ stack }) => touched.has(stack)) && beyondReviewed(planned, reviewed).length === 0;
}

/** Why a plan is not what was reviewed, or can't be judged; undefined where it is. */
function notReviewed(
  plan: PlanDocument,
  stack: Stack,
  synthesis: Synthesis,
  marks: readonly ChangeMark[],
): string | undefined {
  const problems = planProblems(plan, stack, stack.name);
  if (problems.length > 0)
    return `its plan can't be relied on:${listed(problems.map(({ rule, address = "", reason }) => `${rule} ${address}: ${reason}`))}`;
  const beyond = beyondReviewed(changeMarks(changesInPlan(plan, stack, synthesis.clients), plan, stack), marks);
  return beyond.length === 0 ? undefined : `its plan does what wasn't reviewed:${listed(beyond)}`;
}
