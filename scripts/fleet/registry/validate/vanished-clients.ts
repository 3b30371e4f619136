import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";

import type { Finding } from "../../../../config/reading/finding";
import { YamlDocument } from "../../../../config/reading/yaml-document";
import { FILES } from "../../../../config/registry";
import { EXIT, ExitError } from "../../terminal/exit";

/** Git answers at once, or not at all. */
const PATIENCE_MS = 10_000;

/** A client's stage of life by name, as one version of the ledger has it. */
type Stages = ReadonlyMap<string, string>;

/**
 * Clients that git's last versions of the ledger have as active, and that are gone from it without a tombstone: what was
 * deployed of them would be destroyed, and their blocks given out again, with nothing left that says so. Warnings, as git knows
 * only what was written; errors since a commit that is named. Without git there is nothing to compare with.
 */
export function vanishedClients(root: string, since?: string): Finding[] {
  const git = gitIn(root);
  if (!git) {
    if (since === undefined) return [];
    throw new ExitError(EXIT.usage, `--since ${JSON.stringify(since)}: there is no git repository here`);
  }
  const commits = since === undefined ? lastCommits(git) : [namedCommit(git, since)];
  const document = new YamlDocument(root, FILES.ledger);
  const now = stagesOf(document.data);
  const last = new Map<string, { stage: string; commit: string }>();
  // The newest version that has a client says in which stage it was last.
  for (const commit of commits) {
    for (const [name, stage] of ledgerAt(git, commit)) if (!last.has(name)) last.set(name, { stage, commit });
  }
  return [...last].flatMap(([name, { stage, commit }]) => {
    if (stage !== "active" || now.has(name)) return [];
    const message = `had ${name}, active, at ${commit.slice(0, 9)}, and has nothing of it now`;
    const hint = "a client leaves through status: decommissioned, see docs/runbooks/offboard-client.md";
    const severity = since === undefined ? "warning" : "error";
    return [document.locate({ path: ["clients"], at: "key", rule: "ledger-vanished", message, hint, severity })];
  });
}

type Git = (...args: string[]) => string | undefined;

/** Git in the project's folder, or in git's own, where a hook has put what is staged. */
function gitIn(root: string): Git | undefined {
  if (!isInRepository(root)) return undefined;
  return (...args) => {
    try {
      return execFileSync("git", args, {
        cwd: root,
        encoding: "utf8",
        timeout: PATIENCE_MS,
        stdio: ["ignore", "pipe", "ignore"],
        maxBuffer: 64 * 2 ** 20,
      });
    } catch {
      return undefined;
    }
  };
}

function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, ".git"))) return true;
  const parent = dirname(folder);
  return parent !== folder && isInRepository(parent);
}

/** What is committed, the commit before, and where this branch left the one it goes back to; newest first. */
function lastCommits(git: Git): string[] {
  const own = linesOf(git("log", "--first-parent", "--max-count=2", "--format=%H"));
  return [...new Set([...own, ...linesOf(git("merge-base", "HEAD", "origin/HEAD"))])];
}

function namedCommit(git: Git, since: string): string {
  // No option could be meant: git would take it for one.
  const [commit] = since.startsWith("-") ? [] : linesOf(git("rev-parse", "--verify", "--quiet", `${since}^{commit}`));
  if (commit !== undefined) return commit;
  throw new ExitError(EXIT.usage, `--since ${JSON.stringify(since)} is no commit that git has here`);
}

function linesOf(text = ""): string[] {
  return text.split("\n").filter((line) => line !== "");
}

function ledgerAt(git: Git, commit: string): Stages {
  const prefix = git("rev-parse", "--show-prefix")?.trim() ?? "";
  const text = git("show", `${commit}:${prefix}${FILES.ledger}`);
  try {
    return stagesOf(text === undefined ? undefined : parse(text));
  } catch {
    // What could not be read then can't be held against what is there now.
    return new Map();
  }
}

function stagesOf(ledger: unknown): Stages {
  const clients: unknown = isMap(ledger) ? ledger.clients : undefined;
  if (!isMap(clients)) return new Map();
  return new Map(Object.entries(clients).map(([name, entry]) => [name, stageOf(entry)]));
}

function stageOf(entry: unknown): string {
  return isMap(entry) && typeof entry.status === "string" ? entry.status : "active";
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
