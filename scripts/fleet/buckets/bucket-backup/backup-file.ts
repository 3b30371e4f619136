import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** The file of a backup that is written last: without it a folder is no backup. */
export const MANIFEST = "manifest.json";

/** Why a file of a backup can't be read: gone, no file, or by a link somebody else's; undefined when it can. */
export function fileProblem(folder: string, file: string): string | undefined {
  try {
    const [base, path] = [realpathSync(folder), realpathSync(backupFile(folder, file))];
    if (!path.startsWith(base.endsWith(sep) ? base : `${base}${sep}`)) return `leads out of the backup, to ${path}`;
    // A pipe would be waited for without end.
    return statSync(path).isFile() ? undefined : "is no file";
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === "ENOENT" ? "is not there" : message;
  }
}

/** Where a file of a backup is; the manifest may have been written on another system. */
export function backupFile(folder: string, file: string): string {
  return join(folder, ...file.split(/[/\\]/));
}

/** All files below a folder that a list has not, by their path in it, with "/"; links are listed, not followed. */
export function unlistedFiles(folder: string, files: Iterable<string>): string[] {
  const known = new Set([...files].map((file) => file.replaceAll("\\", "/")));
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  const path = ({ parentPath, name }: Dirent): string => relative(folder, join(parentPath, name)).replaceAll(sep, "/");
  return found
    .filter((entry) => !entry.isDirectory())
    .map(path)
    .filter((file) => !known.has(file))
    .sort();
}

/** The folders of a bucket's backups that have no manifest: what a killed run has left. */
export function unfinishedBackups(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !existsSync(join(folder, entry.name, MANIFEST)))
    .map(({ name }) => join(folder, name));
}
