import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { runTools, tool } from "./run-tools";
import type { Outcome } from "./step";

/** Where Jest writes its counts, from the project's root: CI adds them up. */
const COUNTS = ".cache/jest-unit.json";

interface Counts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

/** Every test that needs Node alone, and how many there were. */
export async function unitTests(root: string, live: boolean): Promise<Outcome> {
  mkdirSync(join(root, ".cache"), { recursive: true });
  rmSync(join(root, COUNTS), { force: true });
  const outcome = await runTools([tool("jest", "--json", "--outputFile", COUNTS)], live);
  const detail = countsIn(join(root, COUNTS));
  return detail ? { ...outcome, detail } : outcome;
}

/** Nothing when Jest did not come so far. */
function countsIn(path: string): string | undefined {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(path, "utf8")) as Counts;
    return `${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`;
  } catch {
    return undefined;
  }
}
