import { FILE_ERRORS } from "../../config/catalogue/file-errors";

/** Why the output can't be written, in one line, when that is the disk's refusal; every other error is thrown on. */
export function diskRefusal(error: unknown): string {
  const { code = "", path = "cdktf.out", syscall } = error as NodeJS.ErrnoException;
  const reason = FILE_ERRORS[code];
  if (reason === undefined || syscall === undefined) throw error;
  return `${path} can't be written: ${reason} (${code})`;
}
