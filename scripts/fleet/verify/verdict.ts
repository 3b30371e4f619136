import { oneLine } from "../terminal/one-line";
import { awsFailure, errorCode, isAccessDenied } from "../aws/failure";

/** What a check found. */
export interface Verdict {
  /** `unknown` is never secure (F7, G13); `exempt` is not asked for here. */
  readonly status: "pass" | "fail" | "unknown" | "exempt";
  /** What was found, or why that is not known, without the check's name. */
  readonly detail: string;
}

/** The check is fulfilled. */
export function pass(detail: string): Verdict {
  return { status: "pass", detail };
}

/** The check is not fulfilled. */
export function fail(detail: string): Verdict {
  return { status: "fail", detail };
}

/** The check does not apply, for a reason. */
export function exempt(detail: string): Verdict {
  return { status: "exempt", detail };
}

/** The answer of AWS was no answer; what is no error of AWS is a mistake of ours, and thrown on. */
export function unknown(error: unknown, permission: string): Verdict {
  if (awsFailure(error) === undefined) throw error;
  return { status: "unknown", detail: whyUnknown(error as Error, permission) };
}

/** Why a lookup failed, with the permission that is missing if that is why (F7). */
export function whyUnknown(error: Error, permission: string): string {
  if (isAccessDenied(error)) return `AccessDenied: needs ${permission}`;
  return `${errorCode(error)}: ${oneLine(error.message) || "no reason given"}`;
}
