import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Target } from "../../../../config/fleet";
import { EXIT, ExitError } from "../../terminal/exit";

/** Refuses the output of a synth of another target: all of it would seem to be gone. */
export function assertTarget(outdir: string, { environment, region }: Target): void {
  const marker = join(outdir, "target.json");
  if (!existsSync(marker)) throw new ExitError(EXIT.usage, `${outdir} is no output of a synth: it has no target.json`);
  const text = readFileSync(marker, "utf8").trim();
  if (text !== JSON.stringify({ environment, region }))
    throw new ExitError(EXIT.usage, `${outdir} is of ${text}, and ${environment} in ${region} is compared`);
}
