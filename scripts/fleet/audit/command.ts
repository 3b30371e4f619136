import { Command } from "commander";

import type { AreaReport } from "./audit-account";
import { EXIT, ExitError } from "../terminal/exit";
import { loadTargetOrExit, type TargetOptions, targetOptions } from "../terminal/options";
import { note, printJson, printLine } from "../terminal/print";

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

interface AuditOptions extends TargetOptions {
  readonly dump?: string;
  readonly json?: boolean;
}

/** `fleet security-audit`: the documented look through security groups and IAM, reduced to findings (S3-122). */
export function securityAudit(): Command {
  return targetOptions(new Command("security-audit"))
    .description("look through the target's account for open doors: networks, users, keys, policies, trust")
    .option("--dump <file>", "also write IAM's account authorization details there, readable by you alone")
    .option("--json", "print the findings as JSON on stdout")
    .addHelpText("after", HELP)
    .action(audit);
}

async function audit(options: AuditOptions): Promise<void> {
  const fleet = loadTargetOrExit(options);
  const { assertAccount } = await import("../aws/identity");
  const { accountId } = await assertAccount(fleet.target);
  const { auditAccount, auditScene } = await import("./audit-account");
  const scene = auditScene(fleet, accountId);
  const areas = await auditAccount(scene);
  const bad = areas.filter(({ status }) => status !== "ok");
  const { environment, region } = fleet.target;
  if (options.json) printJson({ ok: bad.length === 0, environment, region, accountId, areas });
  else await show(areas);
  if (options.dump !== undefined) {
    // Once more the answer that the areas had, or its error: without it there is nothing to write.
    const text = `${JSON.stringify(await scene.details(), null, 2)}\n`;
    const { writeWhole } = await import("../terminal/write-whole");
    writeWhole(options.dump, text, 0o600);
    note(`Wrote ${options.dump}.`);
  }
  if (bad.length === 0) return note(`Nothing found in ${areas.length} areas of account ${accountId}.`);
  const unknown = areas.filter(({ status }) => status === "unknown").map(({ area }) => area);
  if (unknown.length > 0) note("next: get the permissions that are named above, and audit again");
  const count = areas.flatMap(({ findings }) => findings).filter(({ expected }) => expected === undefined).length;
  const missing = unknown.length > 0 ? `; not known: ${unknown.join(", ")}` : "";
  throw new ExitError(EXIT.failed, `${count} finding(s) in account ${accountId}${missing}`);
}

/** One table of everything, what is expected and what is not known included. */
async function show(areas: readonly AreaReport[]): Promise<void> {
  const { table } = await import("../terminal/table");
  const rows = areas.flatMap(({ area, status, findings, reason = "" }) =>
    status === "unknown"
      ? [["UNKNOWN", area, "", "", reason]]
      : findings.map(({ subject, client = "", problem, expected }) => [
          expected === undefined ? "FINDING" : "expected",
          area,
          subject,
          client,
          expected === undefined ? problem : `${problem} (${expected})`,
        ]),
  );
  if (rows.length > 0) printLine(table(["STATUS", "AREA", "SUBJECT", "CLIENT", "PROBLEM"], rows));
}
