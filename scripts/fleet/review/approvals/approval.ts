/** Somebody's leave for what the gate would refuse, from config/approvals.yaml. */
export interface Approval {
  /** The rule that it lifts. */
  readonly rule: string;
  /** Addresses that it covers, with `*` for any text; all of its clients' where absent. */
  readonly addresses?: readonly string[];
  /** Clients that it covers; `everyone` declares that a change reaches them all. */
  readonly clients?: readonly string[] | "everyone";
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day on which it counts, YYYY-MM-DD. */
  readonly expires: string;
  /** Where it stands, for findings. */
  readonly line: number;
  readonly column: number;
}
