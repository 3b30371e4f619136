import { ACCOUNT_QUOTAS, type AccountQuota } from "../../../../../config/catalogue/account-quotas";
import type { KnownQuotas } from "../../../../../config/known-quotas";
import type { Amount } from "../amount";
import type { QuotaUse } from "./uses-of";

/** How a need stands to its quota: beyond it whatever runs, beyond it once clusters have grown, all of it, or within. */
export type Standing = "exceeded" | "when-grown" | "full" | "fits";

/** A need beside what the account has. */
export interface QuotaRoom extends QuotaUse {
  readonly of: string;
  readonly service: string | undefined;
  readonly code: string | undefined;
  readonly limit: number;
  /** Whose number the limit is: the account's own, or what AWS gives a new account. */
  readonly from: "account" | "default";
  readonly standing: Standing;
  /** What to ask for: the need, and as much again as one client takes. Undefined while it fits. */
  readonly ask: number | undefined;
}

/** Whether there is room for a need. */
export function roomFor(use: QuotaUse, known: KnownQuotas): QuotaRoom {
  const { of, service, code, most, per } = ACCOUNT_QUOTAS[use.quota] as AccountQuota;
  const own = code === undefined ? undefined : known.valueOf(use.account, use.region, code);
  const limit = own ?? most;
  const standing = standingOf(use, limit);
  const further = per === "cluster" || per === "topic" ? 0 : use.client;
  return {
    ...use,
    of,
    service,
    code,
    limit,
    from: own === undefined ? "default" : "account",
    standing,
    ask: standing === "fits" ? undefined : Math.ceil(use.most + further),
  };
}

function standingOf({ least, most }: QuotaUse, limit: number): Standing {
  if (most < limit || most === 0) return "fits";
  if (most === limit) return "full";
  return least > limit ? "exceeded" : "when-grown";
}

/** Whether a change needs something asked for: more than before of what is not enough, but for what AWS raises by itself. */
export function needsAsking(room: QuotaRoom, before: Amount): boolean {
  const { grows } = ACCOUNT_QUOTAS[room.quota] as AccountQuota;
  if (room.standing === "fits" || (grows && room.from === "default")) return false;
  return room.most > before.most || room.least > before.least;
}

/** Whether a change can't be deployed: more is needed than the account's own number, whatever runs. */
export function isShort({ standing, from }: QuotaRoom): boolean {
  return standing === "exceeded" && from === "account";
}

/** `Elastic IPs 6/5, ask for L-0263D0A3 >= 8`. */
export function roomSentence(room: QuotaRoom): string {
  const { of, limit, code, ask } = room;
  const wish =
    ask === undefined ? "" : code === undefined ? ": AWS gives nobody more by itself" : `, ask for ${code} >= ${ask}`;
  return `${of} ${amountText(room)}/${limit}${wish}`;
}

/** `6`, `12-36`, and a tenth of what is no whole number. */
export function amountText({ least, most }: { readonly least: number; readonly most: number }): string {
  const [low, high] = [least, most].map((each) => String(Math.ceil(each * 10) / 10));
  return low === high ? high! : `${low}-${high}`;
}
