import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { EXIT } from "../../terminal/exit";
import type { ProgramEnd } from "../../terraform/program";
import { terraformAt, type TerraformAtProps, type TerraformRun } from "../terraform-at";

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

  /** Terraform in a stack's folder, whose `init` takes its turn; `required` tells one set of providers from another. */
  among(props: Omit<TerraformAtProps, "pluginCache">, required: unknown): TerraformRun {
    const key = JSON.stringify(required ?? {});
    const filling = terraformAt({ ...props, pluginCache: this.folder });
    // A folder that is read can't be filled at the same time: Terraform refuses to install it to itself.
    const reading = terraformAt({ ...props, pluginCache: undefined });
    return async (command, ...args) => {
      if (command !== "init") return reading(command, ...args);
      if (!this.known.has(key)) {
        const ended = await this.alone(async () => (this.known.has(key) ? undefined : this.first(filling, key, args)));
        if (ended !== undefined) return ended;
      }
      const ended = await reading("init", ...args, `-plugin-dir=${this.folder}`);
      const lacks = ended.code !== EXIT.ok && ended.stderr.includes("provider");
      return lacks ? this.alone(() => filling("init", ...args)) : ended;
    };
  }

  private async first(filling: TerraformRun, key: string, args: readonly string[]): Promise<ProgramEnd> {
    const ended = await filling("init", ...args);
    if (ended.code === EXIT.ok) this.known.add(key);
    return ended;
  }

  /** One after the other, in the order in which they come. */
  private alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
