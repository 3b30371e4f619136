import type { ResourceChange } from "../changes/change-set";
import type { Body } from "../model/stack";
import type { GateFinding } from "./verdict";

/**
 * What a rule looks at beside the changes: each resource as it is and as it will be, from two synths or from a plan.
 * Undefined where there is none, or where nobody knows it.
 */
export interface RuleContext {
  /** At the address that it has now, also where a `moved` block gives it another one. */
  before(stack: string, address: string): Body | undefined;
  after(stack: string, address: string): Body | undefined;
  /** All that changes, also in stacks that this rule doesn't look at. */
  readonly everywhere: readonly ResourceChange[];
  /** By what others name what is removed, in any stack: names, ids, ARNs; see `goneNames`. */
  readonly gone: ReadonlySet<string>;
}

/** A rule over all that changes: pure, and its findings hold addresses and names of attributes, never values. */
export type GateRule = (changes: readonly ResourceChange[], context: RuleContext) => GateFinding[];
