import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import type { LayerName } from "../../../config/layers";
import type { StackDocument } from "../../../scripts/fleet/review/model/read-stack";
import { synthesisIn, type Synthesis } from "../../../scripts/fleet/review/model/synthesis";
import { textDigest } from "../../../scripts/fleet/review/plans/text-digest";
import { normalisePlan } from "../../../scripts/fleet/review/plans/normalise-plan";
import { PLAN_DOCUMENT, type PlanDocument } from "../../../scripts/fleet/review/plans/plan-document";
import { readPlans, type Plans } from "../../../scripts/fleet/review/plans/read-plans";
import { stackDigest } from "../../../scripts/fleet/review/plans/stack-digest";
import type { WritableDocuments } from "../../support/mutants";
import { fleetOf, type Files } from "../../support/registry";
import { awsPart } from "../../support/terraform/aws-part";
import { emulatedStack, type Emulation, type StackJson } from "../../support/terraform/emulated-stack";
import type { Run } from "../../support/terraform/run";
import type { Workspace } from "../../support/terraform/workspace";
import { succeeded } from "../verdict";
import { writeStacks } from "../write-stacks";

/** What another version of the code makes of a stack. */
export type CodeChange = (stack: WritableDocuments[string]) => void;

/** A project as one stack of it was planned. */
export interface Planned {
  readonly files: Files;
  readonly synthesis: Synthesis;
}

/** A plan in a folder of plans, and what was read there. */
export interface ShownPlan {
  readonly plans: Plans;
  readonly folder: string;
  readonly document: PlanDocument;
}

/** Has real Terraform plan one stack, and reads its plans as a gate does. */
export class Planner {
  constructor(
    readonly workspace: Workspace,
    private readonly layer: LayerName,
    private readonly emulation: Emulation,
    /** A folder of its own. */
    private readonly folder: string,
  ) {
    mkdirSync(folder, { recursive: true });
  }

  /** Puts a project's stack into the workspace, and returns it as the model reads it. */
  load(files: Files, code?: CodeChange): Planned {
    const folder = writeStacks(path.join(this.folder, "synth"), fleetOf(files), [this.layer])(this.layer);
    const file = path.join(folder, "cdk.tf.json");
    if (code) {
      const made = JSON.parse(readFileSync(file, "utf8")) as Parameters<CodeChange>[0];
      code(made);
      writeFileSync(file, JSON.stringify(made));
    }
    this.workspace.load(folder);
    const stack = JSON.parse(readFileSync(file, "utf8")) as StackJson;
    const clients = new Set(["acme", "globex", "initech"]);
    const emulated = emulatedStack(awsPart(stack), this.emulation) as StackDocument;
    return { files, synthesis: synthesisIn({ [this.layer]: emulated }, clients) };
  }

  plan(...args: readonly string[]): Promise<Run> {
    const always = ["-no-color", "-parallelism=40", "-lock=false", "-out=changes.tfplan"];
    return this.workspace.terraform("plan", ...always, ...args);
  }

  async planned(project: Planned, ...args: readonly string[]): Promise<ShownPlan> {
    succeeded(await this.plan(...args));
    return this.shown(project);
  }

  /** The last plan, as one of a synth; what leaves the machine has to say the same as the whole of it. */
  async shown({ synthesis }: Planned): Promise<ShownPlan> {
    const { stdout } = await this.workspace.terraform("show", "-json", "changes.tfplan");
    const document = PLAN_DOCUMENT.parse(JSON.parse(stdout));
    const whole = this.read(synthesis, document);
    const { plans: left } = this.read(synthesis, normalisePlan(document, synthesis.stack(this.layer)!));
    expect([withoutSource(left), left.digest]).toEqual([withoutSource(whole.plans), whole.plans.digest]);
    return { ...whole, document };
  }

  /** Reads a document, or a text in its place, as the plan of a synth. */
  read(synthesis: Synthesis, document: unknown, manifest: object = {}): Omit<ShownPlan, "document"> {
    const folder = mkdtempSync(path.join(this.folder, "plans-"));
    const text = typeof document === "string" ? document : JSON.stringify(document ?? null);
    if (document !== undefined) writeFileSync(path.join(folder, `${this.layer}.json`), text);
    const digest = stackDigest(synthesis.stack(this.layer)!);
    const all = {
      version: 1,
      target: { environment: "production", region: "us-east-2", account: "123456789012" },
      mode: "normal",
      stacks: {
        [this.layer]: { digest, plan: textDigest(text), terraform: "terraform", time: "2026-09-01T12:00:00Z", exit: 0 },
      },
      ...manifest,
    };
    writeFileSync(path.join(folder, "plans.json"), JSON.stringify(all));
    return { plans: readPlans(folder, synthesis), folder };
  }
}

function withoutSource({ findings }: Plans): object[] {
  return findings.map((each) => ({ ...each, source: undefined }));
}
