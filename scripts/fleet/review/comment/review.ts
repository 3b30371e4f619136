import type { ChangeSet, ResourceChange } from "../changes/change-set";
import type { Verdict } from "../gate/verdict";
import type { Isolation } from "../isolation/isolation-of";
import type { RegistryChanges } from "../registry-changes/registry-change";
import type { CostChange } from "../account/cost/cost-change";
import type { QuotaChange } from "../account/quota/quota-change";

/** Clients that the same happens to; one group for each change that differs. */
export interface ReviewGroup {
  /** Undefined is what everybody shares. */
  readonly clients: readonly (string | undefined)[];
  /** Of the first of them; the others' are the same under their own names. */
  readonly changes: readonly ResourceChange[];
}

/** All that a reviewer is told about a change of one target. */
export interface Review {
  readonly target: { readonly project: string; readonly environment: string; readonly region: string };
  /** What is compared: `main (ab12cd3)` and `the working tree`. */
  readonly base: string;
  readonly head: string;
  readonly verdict: Verdict;
  readonly changes: ChangeSet;
  readonly groups: readonly ReviewGroup[];
  /** What somebody changed in the three files. */
  readonly registry: RegistryChanges;
  readonly isolation: Isolation;
  readonly quotas: readonly QuotaChange[];
  readonly cost: CostChange;
  /** Of what the plans do, which deployment compares; undefined without plans, or where not all can be relied on. */
  readonly digest: string | undefined;
  /** Whether plans of Terraform were read; otherwise replacements are forecast. */
  readonly planned: boolean;
  /** What says the same on somebody's own machine. */
  readonly commands: readonly string[];
}
