import { byKey } from "./by-key";
import type { BackupEntry } from "./manifest";

/**
 * The versions and markers of one key in the order in which they came. S3 lists versions and markers apart, so only their
 * dates, of whole seconds, tell how they follow each other; the current one comes last whatever its date.
 */
export function oldestFirst(listed: readonly BackupEntry[]): BackupEntry[] {
  const rank = ({ isLatest, lastModified }: BackupEntry): number => (isLatest ? Infinity : Date.parse(lastModified));
  return [...listed].reverse().sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

/** Each key's versions, in the order in which they came. */
export function historiesOf(entries: readonly BackupEntry[]): Map<string, BackupEntry[]> {
  return new Map([...byKey(entries)].map(([key, listed]) => [key, oldestFirst(listed)]));
}
