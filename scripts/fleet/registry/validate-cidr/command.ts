import { resolve } from "node:path";

import { Command } from "commander";

import type { Finding } from "../../../../config/reading/finding";
import { loadLedger, type LoadedLedger } from "../../../../config/load-ledger";
import { FILES } from "../../../../config/registry";
import { given } from "../../../../config/target";
import { EXIT, ExitError } from "../../terminal/exit";
import { PROJECT_ROOT, showFindings, today } from "../../terminal/load";

const HELP = `
Checks the ledger alone: formats, duplicates, overlaps and reserved ranges. The file is cidr-registry.yaml,
or the one CIDR_REGISTRY names. 'fleet validate' also compares it with config/clients.yaml.

Exit codes: 0 passed, 1 failed, 2 the file can't be read.

Example, as a git hook:
  $ ./scripts/validate-cidr.sh || exit 1
`;

/** `fleet validate-cidr`: the documented script, with its exact lines (S3-100…S3-103). */
export function validateCidr(): Command {
  return new Command("validate-cidr")
    .description("check cidr-registry.yaml for duplicate, overlapping, malformed and reserved blocks")
    .option("--json", "print the result as JSON on stdout")
    .option("--root <folder>", "the project to check", PROJECT_ROOT)
    .addHelpText("after", HELP)
    .action(({ json, root }: { json?: boolean; root: string }) => {
      const chosen = given(process.env.CIDR_REGISTRY);
      const path = chosen ? resolve(chosen) : resolve(root, FILES.ledger);
      const ledger = loadLedger(root, chosen ? path : FILES.ledger, today());
      const failed = ledger.findings.some(isError);
      if (json) process.stdout.write(`${JSON.stringify({ ok: !failed, registry: path, ...ledger }, null, 2)}\n`);
      else if (ledger.readable) report(path, ledger);
      else showFindings(ledger.findings);
      if (failed) throw new ExitError(ledger.readable ? EXIT.failed : EXIT.usage);
    });
}

/** The documented lines, in the documented order. */
function report(path: string, { blocks, findings }: LoadedLedger): void {
  const wrong = new Set(findings.map(({ value }) => value));
  info(`Validating CIDR registry: ${path}`);
  info(`Found ${blocks.length} client VPC CIDRs`);
  for (const block of blocks) if (!wrong.has(block)) info(`✓ Valid CIDR: ${block}`);
  for (const finding of findings) print(isError(finding) ? "ERROR" : "WARNING", finding);
  if (!findings.some(({ rule }) => rule === "cidr-overlap")) success("No duplicate CIDRs found");
  if (!findings.some(({ rule }) => FORMAT_RULES.test(rule))) success("All CIDRs have valid format");
  if (findings.some(isError)) process.stderr.write("[ERROR] CIDR Registry Validation: FAILED\n");
  else success("CIDR Registry Validation: PASSED");
}

const FORMAT_RULES = /^cidr-(format|host-bits|ipv6|size)$/;

function info(text: string): void {
  process.stdout.write(`[INFO] ${text}\n`);
}

function success(text: string): void {
  process.stdout.write(`[SUCCESS] ${text}\n`);
}

function isError({ severity }: Finding): boolean {
  return severity === "error";
}

function print(level: string, { file, line, column, path, value, message, hint }: Finding): void {
  const sentence = [path, value, message].filter(Boolean).join(" ");
  process.stderr.write(`[${level}] ${sentence} (${file}:${line}:${column})${hint ? `; ${hint}` : ""}\n`);
}
