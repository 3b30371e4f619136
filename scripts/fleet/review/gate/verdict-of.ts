import { compare } from "../../../../config/reading/compare";
import type { GateFinding, Verdict } from "./verdict";

/** Findings as a verdict: what is refused without an approval stops the change, and comes first. */
export function verdictOf(findings: readonly GateFinding[]): Verdict {
  const sorted = [...findings].sort((a, b) => rank(a) - rank(b) || compare(keyOf(a), keyOf(b)));
  return { ok: !sorted.some(isStopping), findings: sorted };
}

/** Whether a finding stops the change. */
export function isStopping({ severity, approvedBy }: GateFinding): boolean {
  return severity === "refused" && approvedBy === undefined;
}

function rank(finding: GateFinding): number {
  if (isStopping(finding)) return 0;
  return finding.severity === "refused" ? 1 : 2;
}

function keyOf({ rule, stack = "", address = "", owner = "", attribute = "" }: GateFinding): string {
  return [rule, stack, address, owner, attribute].join("\0");
}
