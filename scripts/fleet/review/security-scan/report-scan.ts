import { existsSync } from "node:fs";
import { join } from "node:path";

import { EXIT, ExitError } from "../../terminal/exit";
import { printJson, printLine } from "../../terminal/print";
import { PROJECT_ROOT } from "../../terminal/project-root";
import { scanStacks, type SecurityFailure } from "./security-scan";

/** Scans the last synth, and fails for what no waiver accepts and for waivers that nothing needs. */
export function reportScan(json = false): void {
  const outdir = join(PROJECT_ROOT, "cdktf.out");
  if (!existsSync(join(outdir, "manifest.json")))
    throw new ExitError(EXIT.usage, "there is no cdktf.out: run npm run synth first");
  const { passed, failures, unusedWaivers } = scanStacks(outdir);
  const refused = failures.filter(({ reason }) => reason === undefined);
  if (json) printJson({ passed, failures, unusedWaivers: unusedWaivers.map(({ check }) => check) });
  else {
    for (const failure of refused) printLine(`FAILED ${text(failure)}`);
    for (const { check, reason } of unusedWaivers) printLine(`UNUSED WAIVER ${check}: ${reason}`);
    const accepted = failures.length - refused.length;
    printLine(`${passed} passed, ${refused.length} failed, ${accepted} accepted with a reason`);
  }
  if (refused.length > 0 || unusedWaivers.length > 0) throw new ExitError(EXIT.failed);
}

function text({ check, stack, resource, title }: SecurityFailure): string {
  return `${check} ${stack}: ${resource}: ${title}`;
}
