import { readFileSync } from "node:fs";
import { join } from "node:path";

import { EXIT, ExitError } from "../terminal/exit";
import { mainProgram } from "./main-program";
import { runProgram } from "./program";

/** What is synthesized, and where to. */
export interface SynthesisProps {
  readonly root: string;
  /** ENVIRONMENT, AWS_REGION, BOOTSTRAP_BACKEND; those without a value are taken away. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Default `cdktf.out` in the project. */
  readonly outdir?: string;
  /** What Node runs; default the project's main program. */
  readonly program?: readonly string[];
}

/** A stack as Terraform reads it: resources by type and name. */
export interface StackDocument {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>;
}

/** Runs the project's main program as cdktf.json does, and returns the output folder. */
export async function synthesize({
  root,
  variables,
  outdir = join(root, "cdktf.out"),
  program = [mainProgram(root)],
}: SynthesisProps): Promise<string> {
  const { code, stderr } = await runProgram({
    program: process.execPath,
    args: [...program],
    cwd: root,
    variables: { ...variables, CDKTF_OUTDIR: outdir },
    quiet: true,
  });
  if (code !== 0) {
    process.stderr.write(stderr);
    throw new ExitError(code === EXIT.usage ? EXIT.usage : EXIT.failed, "the configuration can't be synthesized");
  }
  return outdir;
}

/** The folder of a stack, in which Terraform runs. */
export function stackFolder(outdir: string, stack: string): string {
  return join(outdir, "stacks", stack);
}

/** The file of a stack, as Terraform reads it. */
export function stackFile(outdir: string, stack: string): string {
  return join(stackFolder(outdir, stack), "cdk.tf.json");
}

/** Reads a synthesized stack. */
export function readStack(outdir: string, stack: string): StackDocument {
  return JSON.parse(readFileSync(stackFile(outdir, stack), "utf8")) as StackDocument;
}
