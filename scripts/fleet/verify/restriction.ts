import { isInternet } from "./internet";
import type { PolicyCondition } from "./policy-document";

/** Operators by which a request must have one of the values; negated ones, and those that a missing key fulfils, restrict nobody. */
const OPERATORS = /^(foranyvalue:)?(stringequals|stringequalsignorecase|stringlike|arnequals|arnlike|ipaddress)$/;

/** Keys that the caller can't choose: who it is, whose it is, where it comes from. Others (Referer, UserAgent) are claims. */
const KEYS: Readonly<Record<string, (value: string) => boolean>> = {
  "aws:sourceaccount": isFixed,
  "aws:sourceowner": isFixed,
  "aws:sourceorgid": isFixed,
  "aws:principalaccount": isFixed,
  "aws:principalorgid": isFixed,
  "aws:resourceaccount": never,
  "aws:sourcevpc": isFixed,
  "aws:sourcevpce": isFixed,
  // A role's id with any name of a session.
  "aws:userid": (value) => isFixed(value.replace(/:\*$/, "")),
  "s3:dataaccesspointaccount": isFixed,
  "s3:dataaccesspointarn": isFixedArn,
  "aws:sourcearn": isFixedArn,
  "aws:principalarn": isFixedArn,
  "aws:principalorgpaths": (value) => isFixed(value.replace(/\*$/, "")) && /^o-[^/]+\//.test(value),
  "aws:sourceip": (value) => !isInternet(value) && /^[\da-f.:]+(\/\d+)?$/i.test(value),
};

/** Whether a condition keeps a statement about everybody to known callers: with fixed values only (S3-105). */
export function restricts({ operator, key, values }: PolicyCondition): boolean {
  const isKnown = Object.hasOwn(KEYS, key) ? KEYS[key]! : never;
  if (!OPERATORS.test(operator) || values.length === 0) return false;
  if ((operator === "ipaddress") !== (key === "aws:sourceip")) return false;
  return values.every((value) => !value.includes("${") && isKnown(value));
}

/** The accounts that a condition names; none where its values are networks, organizations or buckets. */
export function accountsOf({ key, values }: PolicyCondition): string[] {
  if (key.endsWith("arn")) return values.map((value) => value.split(":")[4] ?? "").filter(isAccount);
  return /(account|owner)$/.test(key) ? values.filter(isAccount) : [];
}

function isAccount(text: string): boolean {
  return /^\d{12}$/.test(text);
}

function isFixed(value: string): boolean {
  return value !== "" && !/[*?]/.test(value);
}

/** In an ARN with an account, anything of that account may be meant; a bucket's ARN has none, and must be whole. */
function isFixedArn(value: string): boolean {
  const [arn, partition, service, , account = "", ...resource] = value.split(":");
  if (arn !== "arn" || resource.length === 0 || !isFixed(partition ?? "") || !isFixed(service ?? "")) return false;
  return isAccount(account) || (account === "" && isFixed(resource.join(":")));
}

function never(): boolean {
  return false;
}
