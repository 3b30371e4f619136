import type { Approval } from "../approvals/approval";

/** What the gate found. Values are never part of it: only addresses and names of attributes. */
export interface GateFinding {
  /** The rule's id: `foreign-client`, `stateful-removed`. */
  readonly rule: string;
  /** `refused` fails the gate unless an approval covers it; `note` is for the reader. */
  readonly severity: "refused" | "note";
  readonly stack?: string;
  readonly address?: string;
  readonly owner?: string;
  /** Name or path of the attribute. */
  readonly attribute?: string;
  /** Where in the three files, approvals or plans: `config/approvals.yaml:4:5`. */
  readonly source?: string;
  /** One sentence: what is wrong. */
  readonly reason: string;
  /** One sentence or command: what to do. */
  readonly todo: string;
  /** What lets it pass. */
  readonly approvedBy?: Approval;
}

/** Whether a change may go on, and why not. */
export interface Verdict {
  /** No finding is refused without an approval. */
  readonly ok: boolean;
  /** Refused first; then by rule, stack and address. */
  readonly findings: readonly GateFinding[];
}
