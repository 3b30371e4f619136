import { plural } from "../../../../config/catalogue/plural";
import type { RuleId } from "../../../../config/catalogue/gate-rules";
import { APPROVALS_FILE } from "../../../../config/load-approvals";
import type { GateFinding } from "../gate/verdict";
import type { Approval } from "./approval";
import { covers, isWide } from "./covers";

/**
 * Marks what approvals let pass, and adds what is to be said of the approvals themselves: which are over, unused, for
 * everyone, or new. `today` is YYYY-MM-DD, and the last day of an approval counts. `before` are those that the base has;
 * without them none is new.
 */
export function applyApprovals(
  findings: readonly GateFinding[],
  approvals: readonly Approval[],
  today: string,
  before: readonly Approval[] = approvals,
): GateFinding[] {
  const inTime = approvals.filter(({ expires }) => expires >= today);
  const marked = findings.map((finding) => {
    const approvedBy = inTime.find((approval) => covers(approval, finding));
    return approvedBy ? { ...finding, approvedBy } : finding;
  });
  const left = marked.filter(({ approvedBy }) => approvedBy === undefined);
  const known = new Set(before.map(contentOf));
  return [
    ...marked,
    ...approvals.flatMap((approval, at): GateFinding[] => {
      if (approval.expires < today) return [expired(approval, countOf(approval, left))];
      const count = countOf(approval, findings);
      if (count === 0) return [unused(approval)];
      return [
        ...(isWide(approval) ? [wide(approval, count)] : []),
        ...(known.has(contentOf(approval)) ? [] : [added(approval)]),
        ...(approvals.slice(0, at).some((each) => contentOf(each) === contentOf(approval)) ? [twice(approval)] : []),
      ];
    }),
  ];
}

function countOf(approval: Approval, findings: readonly GateFinding[]): number {
  return findings.filter((finding) => covers(approval, finding)).length;
}

/** It stops a change only where it would have been needed: others are not to wait for whoever forgot it. */
function expired(approval: Approval, needed: number): GateFinding {
  const what = `The approval of ${approval.rule} was good until ${approval.expires}`;
  return needed > 0
    ? about(approval, "approval-expired", "refused", {
        reason: `${what}; it would have covered ${plural(needed, "finding")}.`,
        todo: "Ask its owner whether it still holds: a later day, or take it out.",
      })
    : about(approval, "approval-expired", "note", { reason: `${what}.`, todo: "Take it out." });
}

function unused(approval: Approval): GateFinding {
  const reason = `The approval of ${approval.rule} covers nothing that was found.`;
  return about(approval, "approval-unused", "note", {
    reason,
    todo: "Take it out; or see whether rule, addresses and clients are the ones of the finding.",
  });
}

function wide(approval: Approval, count: number): GateFinding {
  const whom = approval.clients === "everyone" ? "every client" : "addresses of whomever";
  const reason = `The approval of ${approval.rule} is for ${whom}: it lets ${plural(count, "finding")} pass.`;
  return about(approval, "approval-wide", "note", { reason, todo: "See that all of them are meant." });
}

function twice(approval: Approval): GateFinding {
  const reason = `The approval of ${approval.rule} stands here a second time.`;
  return about(approval, "approval-unused", "note", { reason, todo: "Take one of them out." });
}

function added(approval: Approval): GateFinding {
  const reason = `The approval of ${approval.rule} is added by this change.`;
  return about(approval, "approval-new", "note", { reason, todo: "See that whoever approves the change may say so." });
}

function about(
  { line, column }: Approval,
  rule: RuleId,
  severity: GateFinding["severity"],
  words: Pick<GateFinding, "reason" | "todo">,
): GateFinding {
  return { rule, severity, source: `${APPROVALS_FILE}:${line}:${column}`, ...words };
}

/** What it says, wherever it stands. */
function contentOf({ rule, addresses, clients, reason, owner, expires }: Approval): string {
  return JSON.stringify([rule, addresses, clients, reason, owner, expires]);
}
