import { EXIT, ExitError } from "../../terminal/exit";
import { listed } from "../../terminal/listed";
import { plural } from "../../../../config/catalogue/plural";
import { note } from "../../terminal/print";
import { MANIFEST, unlistedFiles } from "./backup-file";
import type { Manifest } from "./manifest";
import { damagedFiles } from "./verify-backup";

/** Ends the command with every file that is missing or damaged. */
export async function assertWhole(folder: string, manifest: Manifest): Promise<void> {
  const problems = await damagedFiles(folder, manifest);
  if (problems.length > 0) throw notWhole(problems);
}

/** The end of a command for a backup with missing or damaged files. */
export function notWhole(problems: readonly string[]): ExitError {
  return new ExitError(EXIT.failed, `the backup is not whole:${listed(problems)}`);
}

/** Says which files in a backup's folder its manifest does not know, and returns them; they are no damage. */
export function noteUnlisted(folder: string, { entries }: Manifest): string[] {
  const unlisted = unlistedFiles(folder, [MANIFEST, ...entries.map(({ file }) => file)]);
  if (unlisted.length > 0)
    note(`${plural(unlisted.length, "file")} in ${folder} not in the manifest, left alone:${listed(unlisted)}`);
  return unlisted;
}
