import { readFileSync } from "node:fs";

import { z } from "zod";

import { EXIT, ExitError } from "../../terminal/exit";
import { oneLine } from "../../terminal/one-line";

/** A JSON file of a synth's output; exit 2 where it can't be read or has another shape. */
export function readSynthFile<T>(path: string, shape: z.ZodType<T>): T {
  try {
    return shape.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    throw new ExitError(EXIT.usage, `${path} is no output of a synth: ${reasonOf(error)}`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  return oneLine(error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message);
}
