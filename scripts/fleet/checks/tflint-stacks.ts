import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { plural } from "../../../config/catalogue/plural";
import { parseJson } from "../terminal/parse-json";
import { PROJECT_ROOT } from "../terminal/project-root";
import { runProgram } from "../terraform/program";
import { ifPresent } from "./if-present";
import type { Outcome } from "./step";

interface Report {
  readonly issues: readonly {
    readonly rule: { readonly name: string };
    readonly message: string;
    readonly range: { readonly filename: string; readonly start: { readonly line: number } };
  }[];
  readonly errors: readonly { readonly message: string }[];
}

/** What Terraform could not destroy without: the alias of a region or cluster outlives the last thing that needs it. */
const KEPT = /^provider ".*" with alias ".*" is declared but not used$/;

/** `tflint` over every stack of the last synth; skipped where it is not installed. */
export async function tflintStacks(outdir: string): Promise<Outcome> {
  const stacks = join(outdir, "stacks");
  if (!existsSync(stacks)) return { result: "skipped", detail: "there is no cdktf.out", log: "" };
  const names = readdirSync(stacks).sort();
  return ifPresent("tflint", async () => {
    const problems = (await Promise.all(names.map((name) => problemsOf(join(stacks, name))))).flat();
    const log = problems.map((problem) => `${problem}\n`).join("");
    return { result: problems.length > 0 ? "failed" : "ok", detail: plural(names.length, "stack"), log };
  });
}

async function problemsOf(folder: string): Promise<string[]> {
  const config = join(PROJECT_ROOT, ".tflint.hcl");
  const args = [`--chdir=${folder}`, `--config=${config}`, "--format=json", "--force"];
  const { stdout, stderr } = await runProgram({ program: "tflint", args, cwd: PROJECT_ROOT, quiet: true });
  if (stdout.trim() === "") return [`${folder}: ${stderr.trim() || "tflint said nothing"}`];
  const { issues, errors } = parseJson<Report>(stdout, "tflint");
  return [
    ...errors.map(({ message }) => `${folder}: ${message}`),
    ...issues
      .filter(({ message }) => !KEPT.test(message))
      .map(
        ({ rule, message, range }) => `${join(folder, "cdk.tf.json")}:${range.start.line}: ${rule.name}: ${message}`,
      ),
  ];
}
