/** What Terraform writes into both of its locks, in its own spelling. */
export interface LockInfo {
  readonly ID: string;
  readonly Operation: string;
  readonly Info: string;
  /** user@host */
  readonly Who: string;
  readonly Version: string;
  /** ISO 8601 */
  readonly Created: string;
  readonly Path: string;
}

const UNKNOWN: LockInfo = { ID: "", Operation: "", Info: "", Who: "unknown", Version: "", Created: "", Path: "" };

/** Reads a lock; one that is not as Terraform writes it is still a lock, of nobody known. */
export function parseLockInfo(text: string): LockInfo {
  try {
    const parsed = Object.entries((JSON.parse(text) as object | null) ?? {});
    const known = parsed.filter(([name, value]) => name in UNKNOWN && typeof value === "string");
    return { ...UNKNOWN, ...(Object.fromEntries(known) as Partial<LockInfo>) };
  } catch {
    return UNKNOWN;
  }
}

/** A lock in one line: what for, by whom, since when, and the id that releases it. */
export function describeLock({ ID, Operation, Who, Created }: LockInfo): string {
  return `${Operation || "unknown operation"} by ${Who} since ${Created || "unknown"}, lock id ${ID || "unreadable"}`;
}
