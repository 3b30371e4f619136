import type { TargetOptions } from "../../terminal/options";
import { EXIT, ExitError } from "../../terminal/exit";
import { printLine } from "../../terminal/print";
import { loadTargetOrExit } from "../../terminal/target";
import { openRepository } from "../api/open-repository";
import type { Repository } from "../api/repository";

/** What is to be deployed, and where. */
export interface ReviewedOptions extends TargetOptions {
  readonly commit: string;
}

/** The workflow whose runs review a pull request. */
export const REVIEWING_WORKFLOW = "plan.yml";

interface Pull {
  readonly number: number;
  readonly merged_at: string | null;
  readonly merge_commit_sha: string | null;
  readonly head: { readonly sha: string };
  readonly base: { readonly ref: string };
}

interface Run {
  readonly id: number;
  readonly path: string;
  readonly event: string;
  readonly conclusion: string | null;
  readonly head_sha: string;
  readonly run_number: number;
}

interface Artifact {
  readonly name: string;
  readonly expired: boolean;
  readonly created_at: string | null;
}

/** Prints the digest that was reviewed for a commit and a target. */
export async function printReviewed(options: ReviewedOptions): Promise<void> {
  if (!/^[0-9a-f]{40}$/.test(options.commit))
    throw new ExitError(EXIT.usage, `${JSON.stringify(options.commit)} is no commit: its 40 digits are needed`);
  const { platform, target } = loadTargetOrExit(options);
  const branch = platform.github?.branch;
  if (branch === undefined)
    throw new ExitError(EXIT.usage, "config/platform.yaml names no repository on GitHub (github)");
  printLine(await reviewedDigest(openRepository(process.env), { ...options, ...target, branch }));
}

/** Of which target and commit; `branch` is the one that pull requests are merged into. */
interface Asked {
  readonly commit: string;
  readonly branch: string;
  readonly environment: string;
  readonly region: string;
}

/** The digest that was reviewed; exit 1 where nobody has reviewed what this commit changes. */
export async function reviewedDigest(repository: Repository, asked: Asked): Promise<string> {
  const { commit, branch } = asked;
  const pulls = await repository.list<Pull>(`/commits/${commit}/pulls`);
  const merged = pulls.filter(
    ({ merged_at, merge_commit_sha, base }) => merged_at !== null && merge_commit_sha === commit && base.ref === branch,
  );
  const [pull] = merged;
  if (!pull || merged.length > 1) throw unreviewed(`no pull request was merged into ${branch} as ${commit}`);
  const runs = await repository.list<Run>(
    `/actions/workflows/${REVIEWING_WORKFLOW}/runs?event=pull_request&status=success&head_sha=${pull.head.sha}`,
    "workflow_runs",
  );
  const [run] = runs
    .filter(
      ({ path, event, conclusion, head_sha }) =>
        path.split("@")[0] === `.github/workflows/${REVIEWING_WORKFLOW}` &&
        event === "pull_request" &&
        conclusion === "success" &&
        head_sha === pull.head.sha,
    )
    .sort((a, b) => b.run_number - a.run_number);
  if (!run) throw unreviewed(`no run of ${REVIEWING_WORKFLOW} has passed for #${pull.number} at ${pull.head.sha}`);
  const artifacts = await repository.list<Artifact>(`/actions/runs/${run.id}/artifacts`, "artifacts");
  const digest = newestDigest(artifacts, asked);
  if (digest === undefined) {
    const { environment, region } = asked;
    throw unreviewed(`#${pull.number} was not planned for ${environment} in ${region}, or too long ago`);
  }
  return digest;
}

/** A job that ran again keeps another; the newest says what the comment says. */
function newestDigest(artifacts: readonly Artifact[], { environment, region }: Asked): string | undefined {
  const prefix = `reviewed-${environment}-${region}-`;
  const found = artifacts
    .filter(
      ({ name, expired }) => !expired && name.startsWith(prefix) && /^[0-9a-f]{64}$/.test(name.slice(prefix.length)),
    )
    .sort((a, b) => ((b.created_at ?? "") < (a.created_at ?? "") ? -1 : 1));
  return found[0]?.name.slice(prefix.length);
}

function unreviewed(why: string): ExitError {
  return new ExitError(
    EXIT.failed,
    `nothing was reviewed: ${why}; look at the change set and give its digest by hand (docs/runbooks/continuous-integration.md)`,
  );
}
