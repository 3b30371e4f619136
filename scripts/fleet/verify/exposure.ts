import type { PolicyStatement, Principal } from "./policy-document";
import { accountsOf, restricts } from "./restriction";

/** Whom a statement lets in beyond whoever belongs here: everybody, or these accounts. */
export type Exposure = "everybody" | readonly string[];

/** What a statement of a resource's policy gives to others than these accounts; undefined for nothing. */
export function exposureOf(statement: PolicyStatement, ownAccounts: readonly string[]): Exposure | undefined {
  if (!statement.allows) return undefined;
  const foreign = (accounts: readonly string[]): string[] =>
    [...new Set(accounts)].filter((account) => !ownAccounts.includes(account));
  const named = foreign(statement.principals.flatMap(accountOf));
  if (!isAboutEverybody(statement)) return named.length > 0 ? named : undefined;

  const restrictions = statement.conditions.filter(restricts);
  if (restrictions.length === 0) return "everybody";
  const accounts = restrictions.map(accountsOf);
  // All conditions must hold: one that names our accounts alone is enough.
  if (accounts.some((each) => each.length > 0 && foreign(each).length === 0)) return undefined;
  const others = foreign(accounts.flat());
  return others.length > 0 ? others : undefined;
}

/** `NotPrincipal` with Allow is everybody else; a name with a wildcard, or none at all, may be anybody. */
function isAboutEverybody({ principals, exceptPrincipals }: PolicyStatement): boolean {
  if (exceptPrincipals.length > 0 || principals.length === 0) return true;
  return principals.some(({ name }) => name.includes("*"));
}

/** The account of an AWS principal, which is a number or in an ARN; services and providers have none. */
function accountOf({ kind, name }: Principal): string[] {
  if (kind !== "AWS" && kind !== "Federated") return [];
  const account = name.includes(":") ? name.split(":")[4] : name;
  return account !== undefined && /^\d{12}$/.test(account) ? [account] : [];
}
