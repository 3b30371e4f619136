import { existsSync } from "node:fs";
import { join } from "node:path";

import { EXIT, ExitError } from "../terminal/exit";

/** The program that synthesizes a project; a folder without it is none, and ends the command with exit 2. */
export function mainProgram(root: string): string {
  const program = join(root, "scripts", "synth.js");
  if (existsSync(program)) return program;
  throw new ExitError(EXIT.usage, `${root} can't be synthesized: it has no scripts/synth.js`);
}
