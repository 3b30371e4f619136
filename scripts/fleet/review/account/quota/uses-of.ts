import { ACCOUNT_QUOTAS, type AccountQuota, type QuotaId } from "../../../../../config/catalogue/account-quotas";
import { NONE, plus, type Amount } from "../amount";
import type { Claim } from "./claim";

/** How much of a quota is needed where it counts: in an account and, but for what is of the whole account, a region. */
export interface QuotaUse extends Amount {
  readonly quota: QuotaId;
  readonly account: string;
  /** Undefined for what is of the whole account. */
  readonly region: string | undefined;
  /** What one client takes at the most: room to ask for, so that the next one has it. */
  readonly client: number;
}

/** Claims of one target. */
export interface TargetClaims {
  readonly account: string;
  readonly claims: readonly Claim[];
}

/** Claims by what they are of. */
type Groups = Map<string, Claim[]>;

/** What targets need together: those of one account add up, and what the account knows by a name counts once. */
export function usesOf(targets: readonly TargetClaims[]): QuotaUse[] {
  const uses: QuotaUse[] = [];
  for (const account of new Set(targets.map((each) => each.account))) {
    const claims = targets.filter((each) => each.account === account).flatMap((each) => each.claims);
    const places = grouped(onceEach(claims), ({ quota, region }) => `${quota} ${isOfAccount(quota) ? "" : region}`);
    for (const place of places.values()) uses.push(useOf(account, place));
  }
  return uses.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** Equal for uses of the same quota in the same place. */
export function keyOf({ account, region = "", quota }: Pick<QuotaUse, "account" | "region" | "quota">): string {
  return [account, region, quota].join(" ");
}

function onceEach(claims: readonly Claim[]): Claim[] {
  const seen = new Set<string>();
  return claims.filter(({ quota, region, name }) => {
    if (name === undefined) return true;
    const key = `${quota} ${isOfAccount(quota) ? "" : region} ${name}`;
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}

/** Of a quota by zone, cluster or topic the fullest counts. */
function useOf(account: string, claims: readonly Claim[]): QuotaUse {
  const { quota, region } = claims[0]!;
  const [fullest] = [...grouped(claims, ({ part }) => part).values()].sort((a, b) => sum(b).most - sum(a).most);
  const owners = [...grouped(fullest!, ({ owner }) => owner ?? "").values()];
  return {
    quota,
    account,
    region: isOfAccount(quota) ? undefined : region,
    ...sum(fullest!),
    client: Math.max(...owners.map((each) => sum(each).most)),
  };
}

function grouped(claims: readonly Claim[], key: (claim: Claim) => string): Groups {
  const groups: Groups = new Map();
  for (const claim of claims) {
    const of = key(claim);
    const group = groups.get(of);
    if (group) group.push(claim);
    else groups.set(of, [claim]);
  }
  return groups;
}

function sum(claims: readonly Claim[]): Amount {
  return claims.reduce<Amount>(plus, NONE);
}

function isOfAccount(quota: QuotaId): boolean {
  return (ACCOUNT_QUOTAS[quota] as AccountQuota).per === "account";
}
