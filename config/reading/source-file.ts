import { lstatSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";

import type { Problem } from "./problem";

/** A registry of a thousand clients is about 2 MiB; anything near this limit is not a registry. */
const MAX_BYTES = 8 * 1024 * 1024;

/** What went wrong with a file before its text could be read. */
type UnplacedProblem = Pick<Problem, "rule" | "message" | "hint"> & { readonly line: number };

/** Reads a UTF-8 text file; every way this can fail is a problem with a sentence, never an exception. */
export function readSourceFile(root: string, file: string): { text: string } | { problem: UnplacedProblem } {
  const path = resolve(root, file);
  try {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) {
      return problem("file-missing", "does not exist", "run this in the project's root folder, or restore the file");
    }
    const stat = statSync(path);
    if (stat.isDirectory()) return problem("file-not-regular", "is a directory, not a file");
    if (!stat.isFile()) return problem("file-not-regular", "is not a regular file");
    if (stat.size > MAX_BYTES) {
      return problem("file-too-large", `has ${stat.size} bytes; the limit is ${MAX_BYTES}`);
    }
    return decodeUtf8(readFileSync(path));
  } catch (error) {
    return problem("file-unreadable", `can't be read: ${reasonOf(error)}`);
  }
}

function decodeUtf8(bytes: Buffer): { text: string } | { problem: UnplacedProblem } {
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    return problem(
      "file-nul-byte",
      "holds a NUL byte: it is binary, or UTF-16",
      "save it as UTF-8",
      lineAt(bytes, nul),
    );
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return problem("file-encoding", "is not valid UTF-8", "save it as UTF-8");
  }
}

function lineAt(bytes: Buffer, offset: number): number {
  return bytes.subarray(0, offset).filter((byte) => byte === 10).length + 1;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  ELOOP: "its symbolic links form a loop",
  ENOENT: "its symbolic link points nowhere",
};

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
  return REASONS[code] ?? code;
}

function problem(rule: string, message: string, hint?: string, line = 1): { problem: UnplacedProblem } {
  return { problem: { rule, message, hint, line } };
}
