import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { plural } from "../../../../config/catalogue/plural";
import { isPlainMap } from "../../../../config/reading/plain-map";
import { ok, problem, skipped, type Check } from "../check";

/** What decides whether a folder is initialised for its stack's state. */
const SETTINGS = ["bucket", "key", "region", "dynamodb_table", "use_lockfile", "kms_key_id"] as const;

/** Whether every folder that Terraform has initialised still is for the backend that its stack names now. */
export const initialised: Check = ({ root }) => {
  const stacks = join(root, "cdktf.out", "stacks");
  const folders = foldersIn(stacks).filter((folder) => existsSync(join(stacks, folder, ".terraform")));
  if (folders.length === 0) return skipped("no stack is initialised here yet");
  const stale = folders.filter((folder) => isStale(join(stacks, folder)));
  if (stale.length === 0) return ok(`${plural(folders.length, "stack")} as initialised`);
  return problem(
    `${stale.join(", ")}: .terraform is of another backend than the stack`,
    stale.map((folder) => `terraform -chdir=cdktf.out/stacks/${folder} init -reconfigure`).join("; "),
  );
};

/** Without a record of its backend, an `init` was interrupted, or had none. */
function isStale(folder: string): boolean {
  const wanted = sectionIn(join(folder, "cdk.tf.json"), ["terraform", "backend", "s3"]);
  const is = sectionIn(join(folder, ".terraform", "terraform.tfstate"), ["backend", "config"]);
  // A local backend, or a stack that can't be read: nothing to compare.
  if (wanted === undefined) return false;
  return is === undefined || SETTINGS.some((name) => (wanted[name] ?? null) !== (is[name] ?? null));
}

function sectionIn(file: string, path: readonly string[]): Readonly<Record<string, unknown>> | undefined {
  try {
    let value: unknown = JSON.parse(readFileSync(file, "utf8"));
    for (const name of path) value = isPlainMap(value) ? value[name] : undefined;
    return isPlainMap(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function foldersIn(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((each) => each.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}
