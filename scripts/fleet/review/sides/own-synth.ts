import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Fleet } from "../../../../config/fleet";
import { synthesize } from "../../terraform/synthesize";

/** Synthesizes a target into a folder of its own, which is gone afterwards: cdktf.out stays what the last synth made it. */
export async function withOwnSynth<T>({ target }: Fleet, root: string, use: (outdir: string) => T): Promise<T> {
  const out = mkdtempSync(join(tmpdir(), "fleet-synth-"));
  try {
    const { environment: ENVIRONMENT, region: AWS_REGION } = target;
    const variables = { ENVIRONMENT, AWS_REGION, SYNTH_HCL_OUTPUT: undefined };
    return use(await synthesize({ root, variables, outdir: out }));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
