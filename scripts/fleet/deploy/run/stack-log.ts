import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

import type { Target } from "../../../../config/fleet";
import { note } from "../../terminal/print";

/** The folder of a command's logs of a target, one for each stack. */
export function logFolder(root: string, verb: string, { environment, region }: Target): string {
  return join(root, ".cache", `${verb}-${environment}-${region}`);
}

/** All that Terraform says of a stack, for nobody but this user: what an earlier run said is gone. */
export class StackLog {
  readonly path: string;
  private broken = false;

  constructor(folder: string, stack: string) {
    this.path = join(folder, `${stack}.log`);
    mkdirSync(folder, { recursive: true });
    rmSync(this.path, { force: true });
  }

  /** Adds text; a log that can't be written ends no apply. */
  write(text: string): void {
    if (this.broken) return;
    try {
      appendFileSync(this.path, text, { mode: 0o600 });
    } catch (error) {
      this.broken = true;
      note(`${this.path} can't be written: ${(error as Error).message}`);
    }
  }
}
