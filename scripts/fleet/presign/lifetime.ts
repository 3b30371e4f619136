import { plural } from "../../../config/catalogue/plural";
import { EXIT, ExitError } from "../terminal/exit";

/** How long a presigned URL works. */
export interface Lifetime {
  /** Seconds. */
  readonly expiresIn: number;
  readonly expiresAt: Date;
  /** Why it may be shorter than was asked for. */
  readonly warning?: string;
}

/** What credentials say about their own end. */
export interface CredentialsEnd {
  /** Temporary credentials have one. */
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** Signature version 4 allows seven days. */
export const LONGEST_LIFETIME_SECONDS = 604_800;

/** The lifetime that was asked for, or what the credentials have left: a URL ends with those that signed it. */
export function lifetime(seconds: number, credentials: CredentialsEnd, now: Date): Lifetime {
  const { sessionToken, expiration } = credentials;
  const left = expiration ? Math.floor((expiration.getTime() - now.getTime()) / 1000) : Infinity;
  if (left < 1) throw new ExitError(EXIT.environment, `the credentials expired at ${expiration!.toISOString()}`);
  const expiresIn = Math.min(seconds, left);
  const expiresAt = new Date(now.getTime() + expiresIn * 1000);
  if (expiresIn < seconds) {
    const warning = `the credentials end in ${plural(left, "second")}, and the URL with them; ${seconds} were asked for`;
    return { expiresIn, expiresAt, warning };
  }
  if (sessionToken !== undefined && expiration === undefined) {
    return { expiresIn, expiresAt, warning: "these credentials are temporary: the URL ends with them, maybe earlier" };
  }
  return { expiresIn, expiresAt };
}
