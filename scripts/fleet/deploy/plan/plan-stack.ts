import { rmSync } from "node:fs";
import { join } from "node:path";

import { PLAN_DOCUMENT, type PlanDocument } from "../../review/plans/plan-document";
import { EXIT } from "../../terminal/exit";
import type { TerraformRun } from "../terraform-at";

/** How planning one stack ended. */
export type StackPlan =
  | { readonly result: "planned"; readonly document: PlanDocument; readonly file: string; readonly terraform: string }
  /** What it reads isn't there before others are applied. */
  | { readonly result: "waits"; readonly waitsFor: readonly string[] }
  | { readonly result: "failed"; readonly exit: number; readonly log: string };

/** What is planned, and where its plan is kept. */
export interface StackPlanProps {
  readonly stack: string;
  /** Whose state it is; undefined for a layer's one state. */
  readonly owner?: string | undefined;
  readonly terraform: TerraformRun;
  /** A folder that nobody else can read: plans hold secrets. */
  readonly folder: string;
  readonly refreshOnly?: boolean;
  /** Plans that all of it goes. */
  readonly destroy?: boolean;
  /** Whether nobody else may change the state meanwhile; roles that only read can't. */
  readonly lock?: boolean;
}

/** Plans a stack into a file and reads it back; a failure is a result, with what Terraform said. */
export async function planStack({
  stack,
  owner,
  terraform,
  folder,
  refreshOnly,
  destroy,
  lock = false,
}: StackPlanProps): Promise<StackPlan> {
  const file = join(folder, `${stack}.tfplan`);
  rmSync(file, { force: true });
  const init = await terraform("init", "-reconfigure", "-input=false");
  if (init.code !== EXIT.ok) return failed(init);
  const mode = [...(refreshOnly ? ["-refresh-only"] : []), ...(destroy ? ["-destroy"] : [])];
  const flags = [...mode, ...(lock ? [] : ["-lock=false"])];
  const planned = await terraform("plan", "-input=false", `-out=${file}`, ...flags);
  if (planned.code !== EXIT.ok) {
    const waitsFor = producersMissing(planned.stderr, owner);
    return waitsFor.length > 0 && planned.code !== EXIT.interrupted ? { result: "waits", waitsFor } : failed(planned);
  }
  const shown = await terraform("show", "-json", file);
  if (shown.code !== EXIT.ok) return failed(shown);
  const parsed = PLAN_DOCUMENT.safeParse(parse(shown.stdout));
  if (!parsed.success) return { result: "failed", exit: EXIT.failed, log: "its plan is of a form that nobody knows" };
  return { result: "planned", document: parsed.data, file, terraform: parsed.data.terraform_version ?? "unknown" };
}

/**
 * The stacks below that lack what a stack reads, by its own sentences or Terraform's about their states; none where anything
 * else is wrong, too. A client's own stacks read those of the same client.
 */
export function producersMissing(stderr: string, owner?: string): string[] {
  // Terraform breaks long lines and draws a bar beside its errors.
  const text = stderr.replace(/[\s│╷╵]+/g, " ");
  const missing = text
    .split("Error: ")
    .slice(1)
    .map((error) => {
      const told = [...error.matchAll(/ yet: deploy (?<stack>[a-z0-9-]+) first/g)].map(({ groups }) => groups!.stack!);
      const layer = NO_STATE.exec(error)?.groups?.layer;
      return layer === undefined ? told : [...told, owner === undefined ? layer : `${layer}-${owner}`];
    });
  if (missing.some((stacks) => stacks.length === 0)) return [];
  return [...new Set(missing.flat())].sort();
}

const NO_STATE = /^Unable to find remote state .*?data\.terraform_remote_state\.(?<layer>[a-z0-9-]+)/;

function failed({ code, stderr, stdout }: { code: number; stderr: string; stdout: string }): StackPlan {
  const log = stderr.trim() === "" ? stdout.trim().split("\n").slice(-5).join("\n") : stderr.trim();
  return { result: "failed", exit: code, log };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
