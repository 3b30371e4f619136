import { todayOf } from "../../../../config/today";
import { applyApprovals } from "../approvals/apply-approvals";
import { readApprovals } from "../approvals/read-approvals";
import type { Sides } from "../sides/open-sides";
import { judgeSides, type Judged, type JudgeOptions } from "./judge-sides";
import type { Verdict } from "./verdict";
import { verdictOf } from "./verdict-of";

/** A change with the last word on it. */
export interface JudgedChange extends Omit<Judged, "findings"> {
  readonly verdict: Verdict;
}

/** Judges a change by its head's approvals, as they count today; approvals that can't be read let nothing pass. */
export function verdictOn(sides: Sides, options: JudgeOptions): JudgedChange {
  const { findings, ...judged } = judgeSides(sides, options);
  const today = todayOf(process.env);
  const { approvals, findings: unreadable } = readApprovals(sides.head.root, today);
  const before = readApprovals(sides.base.root, today).approvals;
  return { ...judged, verdict: verdictOf(applyApprovals([...unreadable, ...findings], approvals, today, before)) };
}
