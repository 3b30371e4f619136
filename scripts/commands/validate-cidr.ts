import { resolve } from "node:path";

import { Command } from "commander";

import type { Finding } from "../../config/finding";
import { loadLedger } from "../../config/load-ledger";
import { FILES } from "../../config/registry";
import { EXIT, ExitError } from "../terminal/exit";
import { PROJECT_ROOT, showFindings } from "../terminal/load";

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
    .option("--root <folder>", "the project to check", PROJECT_ROOT)
    .addHelpText("after", HELP)
    .action(({ root }: { root: string }) => {
      const chosen = process.env.CIDR_REGISTRY;
      const path = chosen ? resolve(chosen) : resolve(root, FILES.ledger);
      info(`Validating CIDR registry: ${path}`);
      const { blocks, findings, readable } = loadLedger(root, chosen ? path : FILES.ledger);
      if (!readable) {
        showFindings(findings);
        throw new ExitError(EXIT.usage);
      }
      const wrong = new Set(findings.map(({ value }) => value));
      info(`Found ${blocks.length} client VPC CIDRs`);
      for (const block of blocks) if (!wrong.has(block)) info(`✓ Valid CIDR: ${block}`);
      findings.forEach(error);
      if (!findings.some(({ rule }) => rule === "cidr-overlap")) success("No duplicate CIDRs found");
      if (!findings.some(({ rule }) => FORMAT_RULES.test(rule))) success("All CIDRs have valid format");
      if (findings.length > 0) {
        process.stderr.write("[ERROR] CIDR Registry Validation: FAILED\n");
        throw new ExitError(EXIT.failed);
      }
      success("CIDR Registry Validation: PASSED");
    });
}

const FORMAT_RULES = /^cidr-(format|host-bits|ipv6|size)$/;

function info(text: string): void {
  process.stdout.write(`[INFO] ${text}\n`);
}

function success(text: string): void {
  process.stdout.write(`[SUCCESS] ${text}\n`);
}

function error({ file, line, column, path, value, message, hint }: Finding): void {
  const sentence = [path, value, message].filter(Boolean).join(" ");
  process.stderr.write(`[ERROR] ${sentence} (${file}:${line}:${column})${hint ? `; ${hint}` : ""}\n`);
}
