import { FILE_ERRORS } from "../../../config/catalogue/file-errors";
import { EXIT, ExitError } from "./exit";

/** Codes of a path that can't be what was meant, rather than of a machine that refuses. */
const USAGE = ["EISDIR", "ELOOP", "ENAMETOOLONG", "ENOENT", "ENOTDIR", "ERR_FS_EISDIR", "ERR_INVALID_ARG_VALUE"];

/** The system calls that read; every other one changes something. */
const READING = ["open", "read", "stat", "lstat", "fstat", "scandir", "opendir", "readlink", "realpath", "access"];

/**
 * The end of a command for a file that the system refuses, in one line: exit 2 for a path that can't be meant, 1 otherwise.
 * Undefined for errors that are about no file.
 */
export function fileFailure(error: unknown, name?: string): ExitError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = "", path, syscall = "" } = error as NodeJS.ErrnoException;
  const reason = FILE_ERRORS[code];
  if (reason === undefined) return undefined;
  const file = name ?? path ?? "a file";
  const verb = READING.includes(syscall) && name === undefined ? "opened" : "written";
  const exit = USAGE.includes(code) ? EXIT.usage : EXIT.failed;
  return new ExitError(exit, `${file} can't be ${verb}: ${reason} (${code})`, { cause: error });
}
