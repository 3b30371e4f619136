import { basename, dirname } from "node:path";

import { readableStacks } from "./readable-stacks";
import { runCheckov } from "./run-checkov";
import { SECURITY_WAIVERS, type SecurityWaiver } from "./security-waivers";

/** One check that a resource fails. */
export interface SecurityFailure {
  readonly check: string;
  readonly title: string;
  /** The output folder of the synth, as it was given. */
  readonly outdir: string;
  readonly stack: string;
  readonly resource: string;
  /** Why it is accepted; absent when it is not. */
  readonly reason?: string;
}

/** What Checkov says about synthesized stacks, against the reviewed waivers. */
export interface SecurityScan {
  readonly passed: number;
  readonly failures: readonly SecurityFailure[];
  /** Those that nothing in any of the folders needs; with one registry alone that says nothing about a waiver. */
  readonly unusedWaivers: readonly SecurityWaiver[];
}

/** Scans the stacks of output folders, all of them in one run, with the `checkov` on PATH or the one CHECKOV names. */
export function scanStacks(outdirs: readonly string[]): SecurityScan {
  const { summary, results } = readableStacks(outdirs, (files) =>
    runCheckov([...files.keys()], (file) => files.get(file)),
  );
  const found = results.failed_checks.map(({ check_id, check_name, resource, file }) => {
    const waiver = SECURITY_WAIVERS.find((each) => each.check === check_id && each.resources.test(resource));
    const stack = basename(dirname(file.path));
    const failure = { check: check_id, title: check_name, outdir: file.outdir, stack, resource };
    return { waiver, failure: waiver ? { ...failure, reason: waiver.reason } : failure };
  });
  const used = new Set(found.map(({ waiver }) => waiver));
  return {
    passed: summary.passed,
    failures: found.map(({ failure }) => failure),
    unusedWaivers: SECURITY_WAIVERS.filter((waiver) => !used.has(waiver)),
  };
}
