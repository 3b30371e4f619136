import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

import { explainFailure } from "../../provision/explain-failure";
import type { Stack } from "../../review/model/stack";
import type { PlanDocument } from "../../review/plans/plan-document";
import { plannedAction } from "../../review/plans/planned-action";
import { EXIT } from "../../terminal/exit";
import { stackFolder } from "../../terraform/synthesize";
import { planStack } from "../plan/plan-stack";
import { plannedWords } from "../plan/plan-line";
import type { TerraformName } from "../terraform-at";
import { DoneCount } from "./done-count";
import { protectedBy } from "./protected-by";
import type { SharedPlugins } from "./shared-plugins";
import type { StackEnd } from "./stack-end";
import { StackLog } from "./stack-log";
import { staleBackend } from "./stale-backend";
import type { Teller } from "./teller";

/** What all stacks of a run have in common. */
export interface ApplyContext {
  readonly outdir: string;
  readonly program: TerraformName;
  /** Where plans lie while they are needed: nobody else can read it. */
  readonly folder: string;
  readonly logs: string;
  readonly plugins: SharedPlugins;
  readonly teller: Teller;
  readonly destroy?: boolean;
  /** Whether nothing more is to be begun. */
  readonly stopped: () => boolean;
  /** Why a plan must not be applied, or undefined. */
  readonly check: (plan: PlanDocument, stack: Stack) => string | undefined;
  /** Whether it is wanted. */
  readonly ask: (plan: PlanDocument, stack: Stack) => Promise<boolean>;
}

/** Plans a stack into a file, looks at the plan, and applies exactly that file; whatever goes wrong is a result. */
export async function applyStack(stack: Stack, context: ApplyContext): Promise<StackEnd> {
  const { outdir, program, folder, logs, plugins, teller, destroy = false, stopped } = context;
  const { name, owner } = stack;
  const began = Date.now();
  const log = new StackLog(logs, name);
  const count = new DoneCount();
  const end = (result: StackEnd["result"], problem?: string, plan?: string): StackEnd => {
    const seconds = (Date.now() - began) / 1000;
    const optional = { ...(problem !== undefined && { problem }), ...(plan !== undefined && { plan }) };
    return { stack: name, result, ...count.counts, seconds, log: log.path, ...optional };
  };
  const cwd = stackFolder(outdir, name);
  const stale = stateInBucket(stack) ? staleBackend(cwd) : undefined;
  if (stale !== undefined) return end("failed", stale);
  const heard = (text: string): void => {
    log.write(text);
    count.hear(text);
  };
  const terraform = plugins.among({ cwd, program, heard }, stack.terraform.required_providers);
  teller.doing(name, "planning");
  const plan = await planStack({ stack: name, owner, terraform, folder, destroy, lock: true });
  if (plan.result === "waits")
    return end("failed", `it can't be planned before ${plan.waitsFor.join(", ")} is deployed`);
  if (plan.result === "failed") {
    if (stopped()) return end("failed", "interrupted while it was planned");
    const refused = protectedBy(plan.log);
    if (refused !== undefined) return end("failed", refused);
    teller.said(name, plan.log);
    return end("failed", ["it can't be planned", ...hints(plan.log, stack)].join("; "));
  }
  const problem = context.check(plan.document, stack);
  if (problem !== undefined) return end("failed", problem);
  if (changesNothing(plan.document)) return end("unchanged");
  const hash = sha256(plan.file);
  log.write(`\nsha256 of the plan: ${hash}\n`);
  if (!(await context.ask(plan.document, stack))) return end("failed", "its plan was declined");
  if (stopped()) return end("failed", "interrupted before it was applied");
  if (sha256(plan.file) !== hash) return end("failed", "its plan has changed on disk since it was looked at");
  teller.doing(name, `applying, ${plannedWords(plan.document)}`, () => count.total);
  const { code, stderr } = await terraform("apply", "-input=false", plan.file);
  if (code === EXIT.ok) return end("applied", undefined, hash);
  if (stderr.trim() !== "") teller.said(name, stderr.trim());
  const kept = stopped() ? "interrupted" : "Terraform failed";
  return end("failed", [`${kept}; what is done is in the state`, ...hints(stderr, stack)].join("; "), hash);
}

/** Whether a plan leaves all as it is, outputs for other layers included. */
export function changesNothing({
  resource_changes: resources = [],
  output_changes: outputs = {},
}: PlanDocument): boolean {
  const planned = resources.some((each) => each.mode === "managed" && plannedAction(each) !== undefined);
  const moved = resources.some(({ previous_address: from, change }) => from !== undefined && change !== undefined);
  return !planned && !moved && Object.values(outputs).every(({ actions }) => actions.join() === "no-op");
}

function stateInBucket({ terraform }: Stack): boolean {
  const backend = terraform.backend;
  return typeof backend === "object" && backend !== null && "s3" in backend;
}

/** What failures mean that people meet most. */
function hints(text: string, { layer, owner }: Stack): string[] {
  const flat = text.replace(/[\s│╷╵]+/g, " ");
  const lock = /Error acquiring the state lock.*? ID: (?<id>[0-9a-f-]{36})/.exec(flat)?.groups?.id;
  const whose = owner === undefined ? "" : ` --client ${owner}`;
  const bucket = /S3 bucket "[^"]*" does not exist|NoSuchBucket/.test(flat);
  return [
    ...(lock === undefined
      ? []
      : [
          `somebody else holds its state; a lock that a dead run left goes with npx fleet state unlock --layer ${layer}${whose} --lock-id ${lock}`,
        ]),
    ...(bucket ? ["npx fleet provision makes the bucket of states"] : []),
    ...explainFailure(text),
  ];
}

function sha256(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
