import { spawnSync } from "node:child_process";

import { EXIT, ExitError } from "../../terminal/exit";
import { oneLine } from "../../terminal/one-line";

/** Git answers at once, or not at all; a worktree takes longer. */
const PATIENCE_MS = 120_000;

/** What a hook's git has set is about its own repository and index, not about this folder's. */
const OTHERS = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"] as const;

/** Runs git in a folder. */
export interface Git {
  /** What it prints without the line's end, or undefined where it says no. */
  readonly ask: (...args: readonly string[]) => string | undefined;
  /** What it prints; a failure ends the command with exit 1. */
  readonly must: (...args: readonly string[]) => string;
}

/** Git in a project's folder; exit 3 where there is no git, 2 where the folder is in no repository. */
export function gitIn(root: string): Git {
  const git = { ask: (...args: readonly string[]) => answerOf(root, args), must: must(root) };
  if (git.ask("rev-parse", "--is-inside-work-tree") !== "true")
    throw new ExitError(EXIT.usage, `${root} is in no git repository: what it was before can't be told`);
  return git;
}

function must(root: string): Git["must"] {
  return (...args) => {
    const { status, stdout, stderr } = run(root, args);
    if (status === 0) return stdout.trimEnd();
    throw new ExitError(EXIT.failed, `git ${args.find((each) => /^[a-z]/.test(each)) ?? ""}: ${oneLine(stderr)}`);
  };
}

function answerOf(root: string, args: readonly string[]): string | undefined {
  const { status, stdout } = run(root, args);
  return status === 0 ? stdout.trimEnd() : undefined;
}

interface Spawned extends Answer {
  readonly error?: NodeJS.ErrnoException;
}

interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(root: string, args: readonly string[]): Answer {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OTHERS.includes(name as never)));
  const { error, ...answer }: Spawned = spawnSync("git", args, {
    cwd: root,
    env: { ...env, GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" },
    encoding: "utf8",
    timeout: PATIENCE_MS,
    maxBuffer: 1 << 28,
  });
  if (error?.code === "ENOENT")
    throw new ExitError(EXIT.environment, "git is not on PATH: https://git-scm.com/downloads", { cause: error });
  return error ? { ...answer, status: null, stderr: error.message } : answer;
}
