import { Command } from "commander";

import { jsonOption, targetOptions } from "../terminal/options";
import type { AuditOptions } from "./security-audit";

const HELP = `
Looks through the target's account for what no configuration makes and nobody should leave: security groups open to
the internet, clusters reached from other networks than kubernetes.management_cidr_blocks, the account's public access
block, users without MFA, old access keys, unlimited policies, roles that strangers may assume. Security groups and
clusters are the target's region's. It changes nothing. Findings that the configuration wants so are listed as
expected; an area that can't be read is unknown, and fails the audit.

Exit codes: 0 nothing but what is expected; 1 findings, or an area that can't be read; 2 usage or invalid
configuration; 3 no credentials of the target's account.

Examples:
  $ npx fleet security-audit
  $ npx fleet security-audit --json | jq '.areas[] | select(.status != "ok")'
  $ npx fleet security-audit --dump iam-audit.json
`;

/** `fleet security-audit`: the documented look through security groups and IAM, reduced to findings (S3-122). */
export function securityAudit(): Command {
  return targetOptions(new Command("security-audit"))
    .description("look through the target's account for open doors: networks, users, keys, policies, trust")
    .option("--dump <file>", "also write IAM's account authorization details there, readable by you alone")
    .addOption(jsonOption("print the findings as JSON on stdout"))
    .addHelpText("after", HELP)
    .action(async (options: AuditOptions) => (await import("./security-audit")).securityAudit(options));
}
