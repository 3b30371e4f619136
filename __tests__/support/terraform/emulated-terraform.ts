import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { PROJECT_ROOT } from "../synth-project";
import type { Emulation } from "./emulated-stack";

/** Where Terraform works, and against what. */
export interface EmulatedTerraformProps extends Emulation {
  /** A folder of its own for the program and its settings. */
  readonly folder: string;
}

/**
 * Puts a program `terraform` into a folder that is to stand first on PATH: it points the stack it finds at the emulator
 * and becomes the real Terraform. Whoever calls it notices nothing, so that commands need no hook for tests. Returns
 * the variables that it needs.
 */
export function emulatedTerraform({ folder, ...emulation }: EmulatedTerraformProps): Record<string, string> {
  const bin = path.join(folder, "bin");
  mkdirSync(bin, { recursive: true });
  const cliConfig = path.join(folder, "terraform.rc");
  writeFileSync(
    cliConfig,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(emulation.mirror.directory)}\n  }\n}\n`,
  );
  const real = execFileSync("which", ["terraform"], { encoding: "utf8" }).trim();
  const patch = path.join(bin, "patch.cjs");
  writeFileSync(patch, patchProgram(emulation));
  const program = path.join(bin, "terraform");
  writeFileSync(program, `#!/bin/sh\n[ -f cdk.tf.json ] && { node ${patch} || exit 1; }\nexec ${real} "$@"\n`);
  chmodSync(program, 0o755);
  return {
    PATH: `${bin}:${process.env.PATH}`,
    TF_CLI_CONFIG_FILE: cliConfig,
    AWS_MAX_ATTEMPTS: "3",
  };
}

/** Rewrites the stack in the current folder; what is rewritten already stays the same. */
function patchProgram(emulation: Emulation): string {
  const source = JSON.stringify(path.join(__dirname, "emulated-stack.ts"));
  const tsx = JSON.stringify(path.join(PROJECT_ROOT, "node_modules", "tsx", "dist", "cjs", "index.cjs"));
  return [
    `require(${tsx});`,
    `const { readFileSync, writeFileSync } = require("node:fs");`,
    `const { emulatedStack } = require(${source});`,
    `const stack = JSON.parse(readFileSync("cdk.tf.json", "utf8"));`,
    `writeFileSync("cdk.tf.json", JSON.stringify(emulatedStack(stack, ${JSON.stringify(emulation)}), null, 2));`,
    "",
  ].join("\n");
}
