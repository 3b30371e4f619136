import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Target } from "../../config/fleet";

/**
 * Prepares the output folder for a target. Terraform remembers in each stack's folder which state it used last; after a
 * synth for another target it would offer to copy the one's state over the other's. Only that pointer is dropped.
 */
export function enterTarget(outdir: string, { environment, region }: Target): void {
  const marker = join(outdir, "target.json");
  const text = `${JSON.stringify({ environment, region })}\n`;
  if (existsSync(marker) && readFileSync(marker, "utf8") === text) return;
  const stacks = join(outdir, "stacks");
  for (const stack of existsSync(stacks) ? readdirSync(stacks) : []) {
    rmSync(join(stacks, stack, ".terraform", "terraform.tfstate"), { force: true });
  }
  mkdirSync(outdir, { recursive: true });
  writeFileSync(marker, text);
}
