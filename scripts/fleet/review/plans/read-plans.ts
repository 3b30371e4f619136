import { readdirSync } from "node:fs";
import { join } from "node:path";

import { FILE_ERRORS } from "../../../../config/catalogue/file-errors";
import { oneLine } from "../../terminal/one-line";
import type { ResourceChange } from "../changes/change-set";
import type { GateFinding } from "../gate/verdict";
import type { Stack } from "../model/stack";
import type { Synthesis } from "../model/synthesis";
import { changeDigest, changeMarks, type ChangeMark } from "./change-digest";
import { changesInPlan } from "./changes-in-plan";
import { driftInPlan } from "./drift-in-plan";
import { PLAN_DOCUMENT, type PlanDocument } from "./plan-document";
import { planProblems } from "./plan-problems";
import { MANIFEST_FILE, PLANS_MANIFEST, type PlansManifest } from "./plans-manifest";
import { producersOf } from "./producers-of";
import { readJsonFile } from "./read-json-file";
import { stackDigest } from "./stack-digest";

/** What the plans of a folder do, and why some can't be relied on. */
export interface Plans {
  /** Of the stacks in `planned`. */
  readonly changes: readonly ResourceChange[];
  /** Plans that are missing or can't be judged, and drift. */
  readonly findings: readonly GateFinding[];
  /** Stacks whose plan is whole and of this synth: of the others only the forecast is known. */
  readonly planned: ReadonlySet<string>;
  /** The change set without values. */
  readonly marks: readonly ChangeMark[];
  /** sha256 of the change set; undefined where a plan is missing or can't be judged. */
  readonly digest: string | undefined;
}

type StackPlans = Pick<Plans, "changes" | "findings" | "marks"> & { readonly planned: boolean };

const TODO = "plan again with npx fleet plan --out";

/**
 * Reads the plans of a folder, `<stack>.json` as `terraform show -json` prints them beside the manifest of `fleet plan`, one
 * at a time, of all stacks or of some. Whatever is not clear is a finding that refuses: never an exception, and never a plan that nobody could read.
 */
export function readPlans(folder: string, synthesis: Synthesis, stacks = synthesis.stackNames): Plans {
  const { manifest, findings } = readManifest(folder);
  const stray = strayFiles(folder, synthesis);
  const all = stacksOf(folder, synthesis, stacks, manifest);
  const every = [...findings, ...stray, ...all.flatMap((each) => each.findings)];
  const marks = all.flatMap((each) => each.marks);
  const whole = !every.some(({ rule, severity }) => severity === "refused" && rule !== "drift");
  return {
    changes: all.flatMap(({ changes }) => changes),
    findings: every,
    planned: new Set(stacks.filter((_, at) => all[at]!.planned)),
    marks,
    digest: whole ? changeDigest(marks) : undefined,
  };
}

function readManifest(folder: string): { manifest: PlansManifest | undefined; findings: GateFinding[] } {
  const source = join(folder, MANIFEST_FILE);
  const read = readJsonFile(source, PLANS_MANIFEST);
  if ("problem" in read) {
    const reason = `nobody can tell what the plans were made from: ${read.problem}`;
    return { manifest: undefined, findings: [refusal("plan-unreadable", source, reason)] };
  }
  const findings =
    read.value.mode === "refresh-only"
      ? [refusal("refresh-only", source, "the plans only look for drift: they say nothing of changes")]
      : [];
  return { manifest: read.value, findings };
}

/** Plans of stacks that this synth doesn't have. */
function strayFiles(folder: string, { stackNames }: Synthesis): GateFinding[] {
  const known = new Set([...stackNames.map((name) => `${name}.json`), MANIFEST_FILE]);
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith(".json") && !known.has(file))
      .sort()
      .map((file) => refusal("plan-foreign", oneLine(join(folder, file)), "this synth has no such stack"));
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const reason = `the folder of plans can't be opened: ${FILE_ERRORS[code] ?? "the system refuses"} (${code})`;
    return [refusal("plan-unreadable", folder, reason)];
  }
}

function stacksOf(
  folder: string,
  synthesis: Synthesis,
  stacks: readonly string[],
  manifest: PlansManifest | undefined,
): StackPlans[] {
  const files = filesIn(folder);
  const read = new Map<string, StackPlans>();
  const waiting: Waiting[] = [];
  /** Stacks whose plan makes something that others may wait for. */
  const making = new Set<string>();
  for (const name of stacks) {
    const stack = synthesis.stack(name)!;
    const source = join(folder, `${name}.json`);
    const entry = manifest?.stacks[name];
    if (files.has(`${name}.json`)) {
      const result = planOf(stack, source, manifest, synthesis.clients);
      read.set(name, result);
      if (result.planned && result.changes.some(({ action }) => action === "add")) making.add(name);
    } else waiting.push(waitingFor(stack, source, entry));
  }
  for (const each of inOrder(waiting, making)) read.set(each.name, mayWait(each, making) ? waits(each) : missing(each));
  return stacks.map((name) => read.get(name)!);
}

/** Those that wait for others of their kind come after these, whatever order they are in. */
function* inOrder(waiting: readonly Waiting[], making: Set<string>): Iterable<Waiting> {
  let rest = waiting;
  for (;;) {
    const next = rest.filter((each) => mayWait(each, making));
    if (next.length === 0) return yield* rest;
    yield* next;
    for (const { name } of next) making.add(name);
    rest = rest.filter((each) => !next.includes(each));
  }
}

function filesIn(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
}

/** A stack without a plan. */
interface Waiting {
  readonly name: string;
  readonly source: string;
  readonly digest: string;
  /** Whether the manifest tells of this very stack. */
  readonly known: boolean;
  readonly waitsFor: readonly string[];
  /** Stacks whose states it reads. */
  readonly producers: ReadonlySet<string>;
}

function waitingFor(stack: Stack, source: string, entry: PlansManifest["stacks"][string] | undefined): Waiting {
  const digest = stackDigest(stack);
  const producers = producersOf(stack);
  const known = entry?.digest === digest;
  return { name: stack.name, source, digest, known, waitsFor: entry?.waitsFor ?? [], producers };
}

/** A stack above one that isn't applied can't be planned yet: its forecast stands, if it is of this synth. */
function mayWait({ known, waitsFor, producers }: Waiting, making: ReadonlySet<string>): boolean {
  return known && waitsFor.length > 0 && waitsFor.every((each) => making.has(each) && producers.has(each));
}

function waits({ name, source, digest, waitsFor }: Waiting): StackPlans {
  const reason = `it can't be planned before ${waitsFor.join(", ")} is applied: its forecast stands`;
  const todo = `Plan it again once ${waitsFor.join(", ")} is deployed.`;
  const finding: GateFinding = { ...refusal("plan-missing", source, reason, name), severity: "note", todo };
  const mark: ChangeMark = { stack: name, address: "", action: "waits", attributes: [], body: digest };
  return { changes: [], findings: [finding], marks: [mark], planned: false };
}

function missing({ name, source }: Waiting): StackPlans {
  const finding = refusal("plan-missing", source, "the stack has no plan in the folder", name);
  return { changes: [], findings: [finding], marks: [], planned: false };
}

function planOf(
  stack: Stack,
  source: string,
  manifest: PlansManifest | undefined,
  clients: ReadonlySet<string>,
): StackPlans {
  const entry = manifest?.stacks[stack.name];
  const refreshOnly = manifest?.mode === "refresh-only";
  const read = readJsonFile<PlanDocument>(source, PLAN_DOCUMENT);
  if ("problem" in read) {
    const reason = `the plan can't be read: ${read.problem}`;
    return {
      changes: [],
      findings: [refusal("plan-unreadable", source, reason, stack.name)],
      marks: [],
      planned: false,
    };
  }
  const problems = planProblems(read.value, stack, source, refreshOnly);
  if (entry === undefined)
    problems.push(refusal("plan-foreign", source, "the manifest of the plans doesn't name the stack", stack.name));
  else if (entry.digest !== stackDigest(stack))
    problems.push(refusal("plan-foreign", source, "it was planned from another synth of the stack", stack.name));
  else if (entry.plan !== read.digest)
    problems.push(refusal("plan-foreign", source, "it isn't the file that the manifest tells of", stack.name));
  if (entry !== undefined && entry.exit !== 0)
    problems.push(refusal("plan-errored", source, "Terraform failed while it planned", stack.name));
  const drift = driftInPlan(read.value, stack, clients, source);
  // What a plan does that can't be relied on is still told: it may be worse than the forecast.
  const changes = problems.some(({ rule }) => rule === "plan-format") ? [] : changesInPlan(read.value, stack, clients);
  const marks = changeMarks(changes, read.value, stack);
  return { changes, findings: [...problems, ...drift], marks, planned: problems.length === 0 && !refreshOnly };
}

function refusal(rule: string, source: string, reason: string, stack?: string): GateFinding {
  return { rule, severity: "refused", ...(stack !== undefined && { stack }), source, reason, todo: TODO };
}
