import { EXIT, ExitError } from "../../terminal/exit";
import type { Git } from "./git";

/** A commit to compare with. */
export interface BaseCommit {
  readonly commit: string;
  /** As a person knows it: `main (ab12cd3f4)`, `where this branch left main (…)`. */
  readonly name: string;
}

/** What branches usually go back to. */
const MAIN = ["main", "origin/main", "origin/HEAD", "master", "origin/master"] as const;

/**
 * The commit that a name stands for, or where this branch left main: the local one, origin's, or the remote's default,
 * whichever is nearest. On main itself it is what is committed while anything is edited, and the commit before otherwise.
 * Exit 2 for names that git doesn't have, and for clones that don't reach back so far.
 */
export function baseCommit(git: Git, ref?: string): BaseCommit {
  if (ref !== undefined) return named(git, ref);
  const head = git.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}");
  if (head === undefined) throw new ExitError(EXIT.usage, "nothing is committed yet: there is nothing to compare with");
  const branch = git.ask("symbolic-ref", "--short", "--quiet", "HEAD");
  const others = MAIN.filter(
    (name) => name !== branch && git.ask("rev-parse", "--verify", "--quiet", `${name}^{commit}`) !== undefined,
  );
  const left = others.length === 0 ? undefined : git.ask("merge-base", "HEAD", ...others);
  if (left === undefined && others.length > 0) throw unreachable(git, others[0]!);
  if (left !== undefined && left !== head)
    return { commit: left, name: `where this branch left ${nearest(git, others, left)} (${short(left)})` };
  if (git.must("status", "--porcelain", "--", ".") !== "")
    return { commit: head, name: `the last commit (${short(head)})` };
  const parent = git.ask("rev-parse", "--verify", "--quiet", "HEAD~1^{commit}");
  if (parent !== undefined) return { commit: parent, name: `the commit before the last (${short(parent)})` };
  if (isShallow(git))
    throw new ExitError(
      EXIT.usage,
      "the commit before the last is not here: this clone is shallow: git fetch --unshallow",
    );
  return { commit: head, name: `the only commit (${short(head)})` };
}

function named(git: Git, ref: string): BaseCommit {
  // Git would take it for an option.
  const commit = ref.startsWith("-") ? undefined : git.ask("rev-parse", "--verify", "--quiet", `${ref}^{commit}`);
  if (commit !== undefined)
    return { commit, name: commit.startsWith(ref) ? short(commit) : `${ref} (${short(commit)})` };
  const hint = isShallow(git)
    ? "this clone is shallow: git fetch --unshallow, or fetch that commit"
    : "see git branch --all";
  throw new ExitError(EXIT.usage, `${JSON.stringify(ref)} is no commit that git has here; ${hint}`);
}

function unreachable(git: Git, ref: string): ExitError {
  const why = isShallow(git)
    ? "this clone is shallow: git fetch --unshallow"
    : "the two have no history in common: name a commit, as in npx fleet diff HEAD~1";
  return new ExitError(EXIT.usage, `git doesn't know where this branch left ${ref}; ${why}`);
}

function nearest(git: Git, names: readonly string[], left: string): string {
  return names.find((name) => git.ask("merge-base", "HEAD", name) === left) ?? names[0]!;
}

function isShallow(git: Git): boolean {
  return git.ask("rev-parse", "--is-shallow-repository") === "true";
}

function short(commit: string): string {
  return commit.slice(0, 9);
}
