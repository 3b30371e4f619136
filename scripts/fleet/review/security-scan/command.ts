import { existsSync } from "node:fs";
import { join } from "node:path";

import { Command } from "commander";

import { scanStacks, type SecurityFailure } from "./security-scan";
import { EXIT, ExitError } from "../../terminal/exit";
import { PROJECT_ROOT } from "../../terminal/load";

const HELP = `
Runs Checkov over cdktf.out. Accepted failures stand with their reasons in scripts/fleet/review/security-scan/security-waivers.ts.

Exit codes: 0 nothing but accepted failures, 1 others, or a waiver that nothing needs, 3 Checkov is missing.

Examples:
  $ npm run synth && npx fleet security-scan
  $ npx fleet security-scan --json
`;

/** `fleet security-scan`: Checkov on the synthesized stacks, held against the reviewed waivers. */
export function securityScan(): Command {
  return new Command("security-scan")
    .description("scan the synthesized stacks with Checkov")
    .option("--json", "print the result as JSON on stdout")
    .addHelpText("after", HELP)
    .action(({ json }: { json?: boolean }) => {
      const outdir = join(PROJECT_ROOT, "cdktf.out");
      if (!existsSync(join(outdir, "manifest.json")))
        throw new ExitError(EXIT.usage, "there is no cdktf.out: run npm run synth first");
      const { passed, failures, unusedWaivers } = scanStacks(outdir);
      const refused = failures.filter(({ reason }) => reason === undefined);
      if (json)
        print(JSON.stringify({ passed, failures, unusedWaivers: unusedWaivers.map(({ check }) => check) }, null, 2));
      else {
        refused.forEach((failure) => print(`FAILED ${line(failure)}`));
        unusedWaivers.forEach(({ check, reason }) => print(`UNUSED WAIVER ${check}: ${reason}`));
        print(`${passed} passed, ${refused.length} failed, ${failures.length - refused.length} accepted with a reason`);
      }
      if (refused.length > 0 || unusedWaivers.length > 0) throw new ExitError(EXIT.failed);
    });
}

function line({ check, stack, resource, title }: SecurityFailure): string {
  return `${check} ${stack}: ${resource}: ${title}`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
