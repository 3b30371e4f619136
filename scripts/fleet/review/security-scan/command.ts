import { Command } from "commander";

import { jsonOption } from "../../terminal/options";

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
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async ({ json }: { json?: boolean }) => (await import("./report-scan")).reportScan(json));
}
