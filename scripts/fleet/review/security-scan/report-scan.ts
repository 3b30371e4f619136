import { existsSync } from "node:fs";
import { join } from "node:path";

import { EXIT, ExitError } from "../../terminal/exit";
import { printJson, printLine } from "../../terminal/print";
import { PROJECT_ROOT } from "../../terminal/project-root";
import { scanStacks, type SecurityFailure } from "./security-scan";

/** What is scanned, and how it is told. */
export interface ScanOptions {
  readonly unusedWaivers?: boolean;
  readonly json?: boolean;
}

/** Scans synths, and fails for what no waiver accepts; with `unusedWaivers` also for waivers that none of them needs. */
export function reportScan(given: readonly string[], { unusedWaivers: judged, json }: ScanOptions): void {
  const outdirs = given.length > 0 ? given : [join(PROJECT_ROOT, "cdktf.out")];
  const missing = outdirs.filter((outdir) => !existsSync(join(outdir, "manifest.json")));
  if (missing.length > 0)
    throw new ExitError(EXIT.usage, `${missing.join(", ")}: no output of a synth: run npm run synth first`);
  const { passed, failures, unusedWaivers } = scanStacks(outdirs);
  const refused = failures.filter(({ reason }) => reason === undefined);
  const unused = judged ? unusedWaivers : [];
  if (json) printJson({ passed, failures, unusedWaivers: unused.map(({ check, reason }) => ({ check, reason })) });
  else {
    for (const failure of refused) printLine(`FAILED ${text(failure, outdirs.length > 1)}`);
    for (const { check, reason } of unused) printLine(`UNUSED WAIVER ${check}: ${reason}`);
    const accepted = failures.length - refused.length;
    printLine(`${passed} passed, ${refused.length} failed, ${accepted} accepted with a reason`);
  }
  if (refused.length > 0 || unused.length > 0) throw new ExitError(EXIT.failed);
}

function text({ check, outdir, stack, resource, title }: SecurityFailure, several: boolean): string {
  return `${check} ${several ? `${join(outdir, stack)}` : stack}: ${resource}: ${title}`;
}
