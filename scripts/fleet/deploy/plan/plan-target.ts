import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Fleet } from "../../../../config/fleet";
import { stackName, stackParts, type LayerName } from "../../../../config/layers";
import { openSynthesis, type Synthesis } from "../../review/model/synthesis";
import type { GateFinding } from "../../review/gate/verdict";
import { driftInPlan } from "../../review/plans/drift-in-plan";
import { textDigest } from "../../review/plans/text-digest";
import { normalisePlan } from "../../review/plans/normalise-plan";
import { MANIFEST_FILE, type PlansManifest } from "../../review/plans/plans-manifest";
import { stackDigest } from "../../review/plans/stack-digest";
import { stackFolder, synthesize } from "../../terraform/synthesize";
import { writeWhole } from "../../terminal/write-whole";
import { terraformAt, type TerraformName } from "../terraform-at";
import { planStack, type StackPlan } from "./plan-stack";

/** What is planned, and how. */
export interface PlanTargetProps {
  readonly fleet: Fleet;
  readonly root: string;
  readonly layers: readonly LayerName[];
  /** Where plans without values are written. */
  readonly out: string;
  readonly program: TerraformName;
  readonly refreshOnly?: boolean;
  readonly lock?: boolean;
  /** Where Terraform's own plans stay; without it they are removed. */
  readonly keep?: string;
  /** Whether to begin no further stack. */
  readonly stopped: () => boolean;
  /** Hears of each stack once it is planned, after so many seconds. */
  readonly planned?: (stack: string, plan: StackPlan, seconds: number) => void;
  /** Hears what was changed in AWS, stack by stack; attributes by name, no values. */
  readonly drifted?: (findings: readonly GateFinding[]) => void;
}

/** What was synthesized, and the stacks that were planned. */
export interface PlannedTarget {
  readonly synthesis: Synthesis;
  readonly outdir: string;
  readonly stacks: readonly string[];
}

/** Synthesizes a target and plans its stacks in their order, all of them whatever one says; writes plans and manifest. */
export async function planTarget(props: PlanTargetProps): Promise<PlannedTarget> {
  const { fleet, root, layers, out, program } = props;
  const { environment, region, accountId: account } = fleet.target;
  const outdir = await synthesize({ root, variables: { ENVIRONMENT: environment, AWS_REGION: region } });
  const synthesis = openSynthesis(outdir, new Set(fleet.namedClients));
  const stacks = stackParts(fleet)
    .filter(({ layer }) => layers.includes(layer))
    .map(({ layer, client }) => stackName(layer, client))
    .filter((name) => synthesis.stackNames.includes(name));
  clear(out, synthesis.stackNames);
  const folder = props.keep ?? mkdtempSync(join(tmpdir(), "fleet-plan-"));
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  const manifest: PlansManifest["stacks"] = {};
  try {
    for (const name of stacks) {
      if (props.stopped()) break;
      const stack = synthesis.stack(name)!;
      const began = Date.now();
      const terraform = terraformAt({ cwd: stackFolder(outdir, name), program });
      const { refreshOnly, lock } = props;
      const plan = await planStack({ stack: name, owner: stack.owner, terraform, folder, refreshOnly, lock });
      const text = plan.result === "planned" ? `${JSON.stringify(normalisePlan(plan.document, stack))}\n` : "";
      manifest[name] = {
        digest: stackDigest(stack),
        ...(plan.result === "planned" && { plan: textDigest(text) }),
        terraform: plan.result === "planned" ? `${program} ${plan.terraform}` : program,
        time: new Date().toISOString(),
        exit: plan.result === "failed" ? plan.exit : 0,
        ...(plan.result === "waits" && { waitsFor: [...plan.waitsFor] }),
      };
      if (plan.result === "planned") {
        const file = join(out, `${name}.json`);
        writeWhole(file, text, 0o600);
        props.drifted?.(driftInPlan(plan.document, stack, synthesis.clients, file));
      }
      props.planned?.(name, plan, (Date.now() - began) / 1000);
    }
  } finally {
    if (props.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
  const document: PlansManifest = {
    version: 1,
    target: { environment, region, account },
    mode: props.refreshOnly ? "refresh-only" : "normal",
    stacks: manifest,
  };
  writeWhole(join(out, MANIFEST_FILE), `${JSON.stringify(document, null, 2)}\n`);
  return { synthesis, outdir, stacks };
}

/** Plans of an earlier run must not pass for this one's. */
function clear(out: string, stackNames: readonly string[]): void {
  mkdirSync(out, { recursive: true });
  for (const file of [MANIFEST_FILE, ...stackNames.map((name) => `${name}.json`)])
    rmSync(join(out, file), { force: true });
}
