import type { LoadedLedger } from "../../../../config/load-ledger";
import type { Finding } from "../../../../config/reading/finding";
import { note, printLine } from "../../terminal/print";

/** The documented lines, in the documented order. */
export function printCidrReport(path: string, { blocks, findings }: LoadedLedger): void {
  const wrong = new Set(findings.map(({ value }) => value));
  info(`Validating CIDR registry: ${path}`);
  info(`Found ${blocks.length} client VPC CIDRs`);
  for (const block of blocks) if (!wrong.has(block)) info(`✓ Valid CIDR: ${block}`);
  for (const finding of findings) print(isError(finding) ? "ERROR" : "WARNING", finding);
  if (!findings.some(({ rule }) => rule === "cidr-overlap")) success("No duplicate CIDRs found");
  if (!findings.some(({ rule }) => FORMAT_RULES.test(rule))) success("All CIDRs have valid format");
  if (findings.some(isError)) note("[ERROR] CIDR Registry Validation: FAILED");
  else success("CIDR Registry Validation: PASSED");
}

const FORMAT_RULES = /^cidr-(format|host-bits|ipv6|size)$/;

function info(text: string): void {
  printLine(`[INFO] ${text}`);
}

function success(text: string): void {
  printLine(`[SUCCESS] ${text}`);
}

/** Whether a finding fails the check. */
export function isError({ severity }: Finding): boolean {
  return severity === "error";
}

function print(level: string, { file, line, column, path, value, message, hint }: Finding): void {
  const sentence = [path, value, message].filter(Boolean).join(" ");
  note(`[${level}] ${sentence} (${file}:${line}:${column})${hint ? `; ${hint}` : ""}`);
}
