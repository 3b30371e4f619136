import { lstatSync, mkdirSync, readlinkSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

import writeFileAtomic from "write-file-atomic";

/**
 * Writes a file that is there whole or not at all, whenever the command is killed, the disk is full or the machine loses
 * power (F4); what a link leads to is replaced, not the link, and a pipe or device is written to. Without a mode an
 * existing file keeps its own. An error is the system's, with this path and not a draft's.
 */
export function writeWhole(path: string, content: string | Uint8Array, mode?: number): void {
  const bytes = Buffer.from(content as Uint8Array);
  try {
    makeFolder(dirname(path));
    if (isNoFile(path)) return writeFileSync(path, bytes);
    // The package takes a write of which a full disk took only a part for a whole one: this one fails.
    const tmpfileCreated = (draft: string): void => writeFileSync(draft, bytes);
    writeFileAtomic.sync(linkEnd(path), bytes, { tmpfileCreated, ...(mode !== undefined && { mode }) });
  } catch (error) {
    throw Object.assign(error as NodeJS.ErrnoException, { path, syscall: "write" });
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    // A file stands where a folder would have to.
    const { code } = error as NodeJS.ErrnoException;
    throw Object.assign(error as Error, { code: code === "EEXIST" ? "ENOTDIR" : code });
  }
}

/** A pipe, a terminal, /dev/null: a file put in its place would take it away from everybody. */
function isNoFile(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile();
}

/** Where a link leads, also one to a file that isn't there yet. */
function linkEnd(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return isLink ? linkEnd(resolve(dirname(path), readlinkSync(path))) : path;
  }
}
