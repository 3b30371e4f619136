import type { ResourceChange } from "../../changes/change-set";
import type { GateFinding } from "../verdict";

/** What a rule says of one resource. */
export interface Refusal {
  readonly attribute?: string;
  /** One sentence: what is wrong. */
  readonly reason: string;
  /** One sentence: what to do. */
  readonly todo: string;
}

/** A rule's refusal of a change, with the change's stack, address and owner. */
export function refusal(rule: string, change: ResourceChange, refused: Refusal): GateFinding {
  return { ...placeOf(rule, change), severity: "refused", ...refused };
}

/** What a rule wants read, and lets pass. */
export function note(rule: string, change: ResourceChange, noted: Refusal): GateFinding {
  return { ...placeOf(rule, change), severity: "note", ...noted };
}

function placeOf(
  rule: string,
  { stack, address, owner }: ResourceChange,
): Omit<GateFinding, "severity" | "reason" | "todo"> {
  return { rule, stack, address, ...(owner === undefined ? {} : { owner }) };
}
