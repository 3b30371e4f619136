import { Argument, Command } from "commander";

import { jsonOption } from "../../terminal/options";
import type { ScanOptions } from "./report-scan";

const HELP = `
Runs Checkov over cdktf.out, or over the output folders of several synths at once. Accepted failures stand with their
reasons in scripts/fleet/review/security-scan/security-waivers.ts. A waiver may be for what a registry doesn't have:
only with synths of registries that have everything does --unused-waivers tell which are needed no more.

Exit codes: 0 nothing but accepted failures, 1 others, or with --unused-waivers a waiver that nothing needs, 2 no synth to
scan, 3 Checkov is missing.

Examples:
  $ npm run synth && npx fleet security-scan
  $ npx fleet security-scan --json
`;

/** `fleet security-scan`: Checkov on the synthesized stacks, held against the reviewed waivers. */
export function securityScan(): Command {
  return new Command("security-scan")
    .description("scan the synthesized stacks with Checkov")
    .addArgument(new Argument("[outputs...]", "output folders of synths, otherwise cdktf.out"))
    .option("--unused-waivers", "fail for waivers that none of these synths needs")
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (outputs: readonly string[], options: ScanOptions) =>
      (await import("./report-scan")).reportScan(outputs, options),
    );
}
