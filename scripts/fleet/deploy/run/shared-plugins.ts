import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { EXIT } from "../../terminal/exit";
import type { TerraformRun } from "../terraform-at";

/**
 * Providers that the stacks of a target have in common, in one folder. Terraform's own cache is not safe for several inits
 * at a time: the first one of each set of providers is alone, and those after it read what it left there.
 */
export class SharedPlugins {
  /** What TF_PLUGIN_CACHE_DIR says, or a folder of the project's own. */
  readonly folder: string;
  private readonly known = new Set<string>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(root: string) {
    const { TF_PLUGIN_CACHE_DIR: given } = process.env;
    this.folder = given === undefined || given === "" ? join(root, ".cache", "terraform-plugins") : given;
    mkdirSync(this.folder, { recursive: true });
  }

  /** Terraform whose `init` takes its turn; `required` tells one set of providers from another. */
  among(terraform: TerraformRun, required: unknown): TerraformRun {
    const key = JSON.stringify(required ?? {});
    return (command, ...args) => (command === "init" ? this.init(terraform, key, args) : terraform(command, ...args));
  }

  private async init(terraform: TerraformRun, key: string, args: readonly string[]) {
    if (!this.known.has(key)) {
      const alone = this.last.then(() => (this.known.has(key) ? undefined : this.first(terraform, key, args)));
      this.last = alone.catch(() => undefined);
      const ended = await alone;
      if (ended !== undefined) return ended;
    }
    return terraform("init", ...args, `-plugin-dir=${this.folder}`);
  }

  private async first(terraform: TerraformRun, key: string, args: readonly string[]) {
    const ended = await terraform("init", ...args);
    if (ended.code === EXIT.ok) this.known.add(key);
    return ended;
  }
}
