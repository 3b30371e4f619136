import { Command } from "commander";

import { targetOptions } from "../../terminal/options";
import { authorOption } from "../options";
import type { DriftOptions } from "./report-drift";

const HELP = `
Keeps one issue for each target that differs from what Terraform has put there: opens it, rewrites it while it lasts, closes it
once nothing differs any more. It is found by its first line, which nobody sees, among those of its own author. The findings
are those of plans that only refresh; what could not be looked at is told as well, and is no reason to close. Meant for
workflows: GITHUB_REPOSITORY and GITHUB_TOKEN say where and as whom (permission issues: write).

Exit codes: 0 the issue says so now, 1 GitHub refused or can't be reached, 2 usage or invalid configuration,
3 no token or repository.

Example:
  $ npx fleet plan --refresh-only --out plans
  $ npx fleet gate HEAD --plans plans --json > findings.json
  $ npx fleet github drift --findings findings.json
`;

/** `fleet github drift`: one issue for each target that has drifted, as long as it has. */
export function githubDrift(): Command {
  return targetOptions(new Command("drift"))
    .description("keep one issue of what differs from the states up to date")
    .requiredOption("--findings <file>", "what fleet gate --json has printed")
    .addOption(authorOption())
    .addHelpText("after", HELP)
    .action(async (options: DriftOptions) => (await import("./report-drift")).reportDrift(options));
}
