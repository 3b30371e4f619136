import type { Pushed } from "./push-config";

const DONE = { created: "Uploaded", replaced: "Uploaded", unchanged: "Unchanged" } as const;
const PLANNED = { created: "Would upload", replaced: "Would upload", unchanged: "Unchanged" } as const;

/** What an upload did, or would do, in a line. */
export function pushedLine({ type, key, outcome, dryRun, replacedVersionId }: Pushed): string {
  const before = replacedVersionId === undefined ? "" : ` (replaces version ${replacedVersionId})`;
  return `${(dryRun ? PLANNED : DONE)[outcome]} ${type}: ${key}${before}`;
}
