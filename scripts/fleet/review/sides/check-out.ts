import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";

import { EXIT, ExitError } from "../../terminal/exit";
import type { BaseCommit } from "./base-commit";
import type { Git } from "./git";

const LOCK = "package-lock.json";

/** Puts a commit into a folder of its own, and returns the project's folder in there; without hooks and without a branch. */
export function checkOut(git: Git, { commit, name }: BaseCommit, folder: string): string {
  const prefix = git.must("rev-parse", "--show-prefix");
  git.must("-c", "core.hooksPath=/dev/null", "worktree", "add", "--quiet", "--detach", "--force", folder, commit);
  const root = join(folder, prefix);
  if (existsSync(join(root, "config"))) return root;
  throw new ExitError(EXIT.usage, `${name} has no such project${prefix === "" ? "" : ` in ${prefix}`}`);
}

/** Takes away what `checkOut` made, also where it was made by half. */
export function takeAway(git: Git, folder: string): void {
  git.ask("worktree", "remove", "--force", "--force", folder);
  rmSync(folder, { recursive: true, force: true });
  git.ask("worktree", "prune");
}

/** Lends the base this project's packages, which must be the same; exit 3 says how to compare without. */
export function lendPackages(root: string, baseRoot: string, { commit, name }: BaseCommit): void {
  const packages = join(root, "node_modules");
  if (lockOf(root) !== lockOf(baseRoot))
    throw new ExitError(
      EXIT.environment,
      [
        `${name} has other packages (${LOCK}): synthesize it with its own, and name the output:`,
        `  git worktree add ../base ${commit.slice(0, 9)}`,
        "  (cd ../base && npm ci && npm run synth)",
        `  npx fleet diff ${commit.slice(0, 9)} --base-out ../base/cdktf.out`,
      ].join("\n"),
    );
  if (!existsSync(packages)) throw new ExitError(EXIT.environment, `${packages} is missing: npm ci`);
  // Where somebody has committed theirs they are the base's own.
  if (!existsSync(join(baseRoot, "node_modules"))) symlinkSync(packages, join(baseRoot, "node_modules"), "junction");
}

function lockOf(root: string): string | undefined {
  const file = join(root, LOCK);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
