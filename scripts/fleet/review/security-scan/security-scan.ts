import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { EXIT, ExitError } from "../../terminal/exit";
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
  const { summary, results } = runCheckov(outdir);
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

function runCheckov(outdir: string): CheckovReport {
  const files = synthesizedFiles(outdir).flatMap((file) => ["--file", file]);
  const args = [...files, "--framework", "terraform_json", "--output", "json", "--compact", "--skip-download"];
  const { error, stdout } = spawnSync(process.env.CHECKOV ?? "checkov", args, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (error) throw new ExitError(EXIT.environment, "checkov is not installed: pip install checkov, or set CHECKOV");
  const report = JSON.parse(stdout) as CheckovReport;
  if (report.summary.parsing_errors > 0 || report.summary.passed === 0) {
    throw new ExitError(EXIT.failed, "checkov could not read every stack");
  }
  return report;
}

/** The stacks of the last synth: folders of earlier ones may still lie beside them. */
function synthesizedFiles(outdir: string): string[] {
  const { stacks } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as Manifest;
  return Object.values(stacks).map(({ synthesizedStackPath }) => join(outdir, synthesizedStackPath));
}
