import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

import type { Target } from "../../../config/fleet";
import { note } from "../terminal/print";

/** Where everything goes that Terraform prints while a target is provisioned: two thousand lines, of which a person needs five. */
export class TerraformLog {
  readonly path: string;
  private broken = false;

  constructor(
    root: string,
    { environment, region }: Pick<Target, "environment" | "region">,
    /** Whether all of it is shown, too. */
    readonly verbose = false,
  ) {
    this.path = join(root, ".cache", `provision-${environment}-${region}.log`);
  }

  /** A new run: what the one before it wrote is gone. */
  begin(): void {
    rmSync(this.path, { force: true, recursive: true });
    mkdirSync(dirname(this.path), { recursive: true });
    note(`Terraform's own words go to ${this.path}${this.verbose ? "" : "; --verbose shows them, too"}`);
  }

  /** Adds text; a log that can't be written ends no apply, and what it would hold is shown. */
  write(text: string): void {
    if (this.verbose) process.stderr.write(text);
    try {
      if (!this.broken) appendFileSync(this.path, text, { mode: 0o600 });
    } catch (error) {
      this.broken = true;
      note(`${this.path} can't be written: ${(error as Error).message}`);
    }
    if (this.broken && !this.verbose) process.stderr.write(text);
  }
}
