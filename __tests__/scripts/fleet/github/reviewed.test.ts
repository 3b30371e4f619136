import { reviewedDigest } from "../../../../scripts/fleet/github/reviewed/find-reviewed";
import { aRepository, type Got } from "./a-repository";

const COMMIT = "a".repeat(40);
const HEAD = "b".repeat(40);
const DIGEST = "0123456789abcdef".repeat(4);
const ASKED = { commit: COMMIT, branch: "main", environment: "production", region: "us-east-2" };

const PULL = {
  number: 17,
  merged_at: "2026-12-01T00:00:00Z",
  merge_commit_sha: COMMIT,
  head: { sha: HEAD },
  base: { ref: "main" },
};
const RUN = {
  id: 5,
  path: ".github/workflows/plan.yml",
  event: "pull_request",
  conclusion: "success",
  head_sha: HEAD,
  run_number: 8,
};
const artifact = (name: string, created_at = "2026-12-01T00:00:00Z", expired = false) => ({
  name,
  created_at,
  expired,
});
const OURS = artifact(`reviewed-production-us-east-2-${DIGEST}`);

interface Said {
  readonly pulls?: readonly object[];
  readonly runs?: readonly object[];
  readonly artifacts?: readonly object[];
}

function ask({ pulls = [PULL], runs = [RUN], artifacts = [OURS] }: Said): { digest: Promise<string>; got: Got[] } {
  const { repository, got } = aRepository(({ path }) => {
    if (path.startsWith("/commits/")) return pulls;
    return path.includes("/workflows/") ? { workflow_runs: runs } : { artifacts };
  });
  return { digest: reviewedDigest(repository, ASKED), got };
}

describe("The digest that was reviewed", () => {
  it("is that of the last run that passed for the pull request which the commit has come from", async () => {
    const { digest, got } = ask({ runs: [{ ...RUN, id: 4, run_number: 7 }, RUN] });
    expect(await digest).toBe(DIGEST);
    expect(got.map(({ path }) => path.replace(/[?&]per_page.*/, ""))).toEqual([
      `/commits/${COMMIT}/pulls`,
      `/actions/workflows/plan.yml/runs?event=pull_request&status=success&head_sha=${HEAD}`,
      "/actions/runs/5/artifacts",
    ]);
  });

  it("is the newest, where a job ran again", async () => {
    const newer = artifact(`reviewed-production-us-east-2-${"f".repeat(64)}`, "2026-12-01T01:00:00Z");
    expect(await ask({ artifacts: [OURS, newer] }).digest).toBe("f".repeat(64));
    expect(await ask({ artifacts: [newer, OURS] }).digest).toBe("f".repeat(64));
  });

  it.each<[string, Said, string]>([
    ["a commit that somebody pushed", { pulls: [] }, "no pull request was merged"],
    ["a pull request that is open", { pulls: [{ ...PULL, merged_at: null }] }, "no pull request was merged"],
    ["one that was merged as another commit", { pulls: [{ ...PULL, merge_commit_sha: HEAD }] }, "no pull request"],
    ["one into another branch", { pulls: [{ ...PULL, base: { ref: "release" } }] }, "merged into main"],
    ["one that never passed", { runs: [] }, "no run of plan.yml has passed for #17"],
    ["one that failed", { runs: [{ ...RUN, conclusion: "failure" }] }, "no run"],
    ["a run of another workflow", { runs: [{ ...RUN, path: ".github/workflows/mine.yml" }] }, "no run"],
    ["a run for a push", { runs: [{ ...RUN, event: "push" }] }, "no run"],
    ["a run of an earlier commit", { runs: [{ ...RUN, head_sha: COMMIT }] }, "no run"],
    ["another target", { artifacts: [artifact(`reviewed-staging-us-east-2-${DIGEST}`)] }, "not planned for production"],
    [
      "a region whose name begins alike",
      { artifacts: [artifact(`reviewed-production-us-east-2-x-${DIGEST}`)] },
      "not planned",
    ],
    ["what is no digest", { artifacts: [artifact("reviewed-production-us-east-2-$(id)")] }, "not planned"],
    ["what has expired", { artifacts: [artifact(OURS.name, OURS.created_at, true)] }, "too long ago"],
  ])("is not taken from %s", async (_, said, words) => {
    await expect(ask(said).digest).rejects.toMatchObject({
      code: 1,
      message: expect.stringContaining(words) as string,
    });
  });
});
