import { readFileSync } from "node:fs";

import { EXIT, ExitError } from "../terminal/exit";

/** A file's bytes, or exit 2. */
export function readFileOrExit(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ExitError(EXIT.usage, `${file} can't be read: ${(error as Error).message}`);
  }
}
