import { readFileSync } from "node:fs";

import { z } from "zod";

import { EXIT, ExitError } from "../../terminal/exit";
import type { TargetOptions } from "../../terminal/options";
import { printLine } from "../../terminal/print";
import { loadTargetOrExit } from "../../terminal/target";
import { openRepository } from "../api/open-repository";
import { driftText } from "./drift-text";
import { keepIssue } from "./keep-issue";

/** Where the findings are, and whose issues are its own. */
export interface DriftOptions extends TargetOptions {
  readonly findings: string;
  readonly author: string;
}

const FINDINGS = z.object({
  findings: z.array(
    z.looseObject({
      rule: z.string(),
      severity: z.enum(["refused", "note"]),
      stack: z.string().optional(),
      address: z.string().optional(),
      attribute: z.string().optional(),
      reason: z.string(),
    }),
  ),
});

/** Says in the target's issue what has drifted, and where the issue is. */
export async function reportDrift(options: DriftOptions): Promise<void> {
  const { target } = loadTargetOrExit(options);
  const drift = driftText(target, readFindings(options.findings));
  const { url, done } = await keepIssue(openRepository(process.env), options, drift);
  printLine(url === undefined ? done : `${done}: ${url}`);
}

function readFindings(file: string): z.output<typeof FINDINGS>["findings"] {
  try {
    return FINDINGS.parse(JSON.parse(readFileSync(file, "utf8"))).findings;
  } catch (error) {
    // Nothing to read is not nothing that differs.
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
    throw new ExitError(EXIT.usage, `${file}: is not what fleet gate --json prints`, { cause: error });
  }
}
