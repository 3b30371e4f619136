import { ACCOUNT_QUOTAS, type AccountQuota } from "../../../../../config/catalogue/account-quotas";
import type { Tally } from "./tally";

/** How much of an account's quota a target takes, before and after a change. */
export interface QuotaUse extends AccountQuota {
  readonly before: number;
  readonly after: number;
}

/** The quotas that a change takes more or less of, fullest first. */
export function quotaUses(base: Tally, head: Tally): QuotaUse[] {
  return Object.entries(ACCOUNT_QUOTAS)
    .map(([type, quota]) => ({ ...quota, before: base.amounts.get(type) ?? 0, after: head.amounts.get(type) ?? 0 }))
    .filter(({ before, after }) => before !== after)
    .sort((a, b) => b.after / b.most - a.after / a.most);
}
