import type { QuotaId } from "../../../../../config/catalogue/account-quotas";
import type { Amount } from "../amount";

/** What a resource takes of a quota. */
export interface Claim extends Amount {
  readonly quota: QuotaId;
  /** Where: that of its provider, where this is another than the target's. */
  readonly region: string;
  /** The client; undefined for what everybody shares. */
  readonly owner: string | undefined;
  /** The zone, cluster or topic that the quota is of; empty for quotas of regions and accounts. */
  readonly part: string;
  /** By what the account knows it once, however many stacks name it; undefined for what each stack makes anew. */
  readonly name: string | undefined;
}
