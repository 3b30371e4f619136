import { Command } from "commander";

import { targetOptions } from "../../terminal/options";
import type { ReviewedOptions } from "./find-reviewed";

const HELP = `
Prints the digest of the change set that was reviewed: of the pull request that the commit has come from, and of the last
run of plan.yml that passed for the pull request's last commit. It is read from the name of what that run keeps
(reviewed-{environment}-{region}-{digest}): unlike a comment nobody can edit it later, and it holds no values. GITHUB_REPOSITORY and
GITHUB_TOKEN say where and as whom (permissions actions: read, pull-requests: read).

Exit codes: 0 printed, 1 nothing was reviewed for this commit, or GitHub refused, 2 usage or invalid configuration,
3 no token or repository.

Example:
  $ npx fleet github reviewed --commit 08c6903cd8c0fde910a37f88322edcfb5dd907a8 --environment production
`;

/** `fleet github reviewed`: what may be deployed. */
export function githubReviewed(): Command {
  return targetOptions(new Command("reviewed"))
    .description("print the digest that was reviewed for a commit")
    .requiredOption("--commit <sha>", "the commit that is to be deployed")
    .addHelpText("after", HELP)
    .action(async (options: ReviewedOptions) => (await import("./find-reviewed")).printReviewed(options));
}
