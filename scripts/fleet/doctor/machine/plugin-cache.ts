import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

import { given } from "../../../../config/target";
import { ok, problem, skipped, type Check } from "../check";

/** Whether the folder that Terraform shares providers in can be written: it makes none, and refuses to begin without. */
export const pluginCache: Check = ({ variables }) => {
  const folder = given(variables.TF_PLUGIN_CACHE_DIR) ?? configuredIn(variables);
  if (folder === undefined)
    return skipped(
      "there is none: each stack downloads providers of its own",
      'mkdir -p "$HOME/.terraform.d/plugin-cache" && export TF_PLUGIN_CACHE_DIR="$HOME/.terraform.d/plugin-cache"',
    );
  try {
    if (!statSync(folder).isDirectory())
      return problem(`${folder} is no folder`, "name a folder in TF_PLUGIN_CACHE_DIR");
    accessSync(folder, constants.W_OK);
    return ok(folder);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    return isMissing
      ? problem(`${folder} is not there`, `mkdir -p "${folder}"`)
      : problem(`${folder} can't be written`, `give yourself the right to write there: chmod u+w "${folder}"`);
  }
};

/** What Terraform's own settings say. */
function configuredIn({ TF_CLI_CONFIG_FILE, HOME }: Readonly<Record<string, string | undefined>>): string | undefined {
  const home = given(HOME) ?? homedir();
  const file = given(TF_CLI_CONFIG_FILE) ?? join(home, ".terraformrc");
  try {
    const found = /^\s*plugin_cache_dir\s*=\s*"([^"]+)"/m.exec(readFileSync(file, "utf8"))?.[1];
    return found?.replace(/^(\$HOME|\$\{HOME\}|~)(?=\/)/, home);
  } catch {
    return undefined;
  }
}
