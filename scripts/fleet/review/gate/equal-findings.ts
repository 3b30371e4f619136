import type { GateFinding } from "./verdict";

/** Findings that say the same, of whomever and wherever, in the order of the first of each. */
export function equalFindings(findings: readonly GateFinding[]): GateFinding[][] {
  const groups = new Map<string, GateFinding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}

function keyOf({ rule, severity, owner = "", reason, todo, approvedBy }: GateFinding): string {
  const said = (text: string): string => (owner === "" ? text : text.replaceAll(owner, "{client}"));
  return JSON.stringify([rule, severity, said(reason), said(todo), approvedBy]);
}
