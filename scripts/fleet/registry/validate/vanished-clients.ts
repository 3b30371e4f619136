import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { CLIENT_STAGES, type ClientStageName } from "../../../../config/catalogue/client-stages";
import { ledgerStages } from "../../../../config/ledger-stages";
import type { Finding } from "../../../../config/reading/finding";
import { YamlDocument } from "../../../../config/reading/yaml-document";
import { FILES } from "../../../../config/registry";
import { EXIT, ExitError } from "../../terminal/exit";

/** Git answers at once, or not at all. */
const PATIENCE_MS = 10_000;

/**
 * Clients that git's last versions of the ledger have as active, paused or offboarding, and that are gone from it without a tombstone: what was
 * deployed of them would be destroyed, and their blocks given out again, with nothing left that says so; and those that
 * became tombstones without having been on their way out. Warnings, as git knows only what was written; errors since a commit
 * that is named. Without git there is nothing to compare with.
 */
export function vanishedClients(root: string, since?: string): Finding[] {
  const git = gitIn(root);
  if (!git) {
    if (since === undefined) return [];
    throw new ExitError(EXIT.usage, `--since ${JSON.stringify(since)}: there is no git repository here`);
  }
  const document = new YamlDocument(root, FILES.ledger);
  // A ledger that can't be read is a finding already.
  if (document.findings.length > 0) return [];
  const commits = since === undefined ? lastCommits(git) : [namedCommit(git, since)];
  const path = `${git("rev-parse", "--show-prefix")?.trim() ?? ""}${FILES.ledger}`;
  const now = ledgerStages(readFileSync(join(root, FILES.ledger), "utf8"));
  const last = new Map<string, { stage: string; commit: string }>();
  // The newest version that has a client says in which stage it was last.
  for (const commit of commits) {
    for (const [name, stage] of ledgerStages(git("show", `${commit}:${path}`) ?? ""))
      if (!last.has(name)) last.set(name, { stage, commit });
  }
  const severity = since === undefined ? "warning" : "error";
  return [...last].flatMap(([name, { stage, commit }]) => {
    const had = `had ${name}, ${stage}, at ${commit.slice(0, 9)}`;
    if (isDeployed(stage) && !now.has(name)) {
      const hint = "a client leaves through status: decommissioned, see docs/runbooks/offboard-client.md";
      const problem = {
        rule: "ledger-vanished",
        message: `${had}, and has nothing of it now`,
        hint,
        severity,
      } as const;
      return [document.locate({ path: ["clients"], at: "key", ...problem })];
    }
    if (isDeployed(stage) && stage !== "offboarding" && now.get(name) === "decommissioned") {
      const hint =
        "status: offboarding comes first, while its layers are destroyed: see docs/runbooks/offboard-client.md";
      const problem = { rule: "ledger-stage", message: `is a tombstone at once: git ${had}`, hint, severity } as const;
      return [document.locate({ path: ["clients", name, "status"], ...problem })];
    }
    return [];
  });
}

/** Whether something of a client may exist in a stage. */
function isDeployed(stage: string): boolean {
  return Object.hasOwn(CLIENT_STAGES, stage) && CLIENT_STAGES[stage as ClientStageName].isRegistered;
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
