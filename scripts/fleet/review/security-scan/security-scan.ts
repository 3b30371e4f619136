import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

import { EXIT, ExitError } from "../../terminal/exit";
import { parseJson } from "../../terminal/parse-json";
import { SECURITY_WAIVERS, type SecurityWaiver } from "./security-waivers";

/** One check that a resource fails. */
export interface SecurityFailure {
  readonly check: string;
  readonly title: string;
  readonly stack: string;
  readonly resource: string;
  /** Why it is accepted; absent when it is not. */
  readonly reason?: string;
}

/** What Checkov says about the synthesized stacks, against the reviewed waivers. */
export interface SecurityScan {
  readonly passed: number;
  readonly failures: readonly SecurityFailure[];
  readonly unusedWaivers: readonly SecurityWaiver[];
}

interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly synthesizedStackPath: string }>>;
}

interface CheckovReport {
  readonly summary: { readonly passed: number; readonly parsing_errors: number };
  readonly results: {
    readonly failed_checks: readonly {
      readonly check_id: string;
      readonly check_name: string;
      readonly resource: string;
      readonly file_path: string;
    }[];
  };
}

/** Scans the stacks of a synth's output folder with the `checkov` on PATH, or the one CHECKOV names. */
export function scanStacks(outdir: string): SecurityScan {
  const { summary, results } = withReadableStacks(outdir, runCheckov);
  const failures = results.failed_checks.map(({ check_id, check_name, resource, file_path }) => {
    const waiver = SECURITY_WAIVERS.find((each) => each.check === check_id && each.resources.test(resource));
    const stack = basename(dirname(file_path));
    return { check: check_id, title: check_name, stack, resource, ...(waiver ? { reason: waiver.reason } : {}) };
  });
  const used = new Set(failures.map(({ reason }) => reason));
  return {
    passed: summary.passed,
    failures,
    unusedWaivers: SECURITY_WAIVERS.filter(({ reason }) => !used.has(reason)),
  };
}

function runCheckov(files: readonly string[]): CheckovReport {
  const args = [
    ...files.flatMap((file) => ["--file", file]),
    "--framework",
    "terraform_json",
    "--output",
    "json",
    "--compact",
    "--skip-download",
  ];
  const { error, stdout } = spawnSync(process.env.CHECKOV ?? "checkov", args, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (error) throw new ExitError(EXIT.environment, "checkov is not installed: pip install checkov, or set CHECKOV");
  const report = parseJson<CheckovReport>(stdout, "checkov");
  if (report.summary.parsing_errors > 0 || report.summary.passed === 0) {
    throw new ExitError(EXIT.failed, "checkov could not read every stack");
  }
  return report;
}

/**
 * Copies of the last synth's stacks, without the Terraform version they need: Checkov (3.3) reads no stack that has
 * anything but blocks in `terraform`. Folders of earlier synths may still lie beside those of the last.
 */
export function withReadableStacks<T>(outdir: string, use: (files: readonly string[]) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "fleet-scan-"));
  try {
    const { stacks } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as Manifest;
    const files = Object.values(stacks).map(({ synthesizedStackPath }) => {
      const stack = JSON.parse(readFileSync(join(outdir, synthesizedStackPath), "utf8")) as StackFile;
      delete stack.terraform.required_version;
      const copy = join(folder, synthesizedStackPath);
      mkdirSync(dirname(copy), { recursive: true });
      writeFileSync(copy, JSON.stringify(stack, null, 2));
      return copy;
    });
    return use(files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface StackFile {
  readonly terraform: { required_version?: string };
}
