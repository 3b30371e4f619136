import { Command } from "commander";

import { authorOption } from "../options";
import type { IssueOptions } from "./keep-issue";

const HELP = `
Opens an issue, or rewrites the open one that it opened before: it is found by its first line, which nobody sees, among
those of its own author. With --resolved it is closed, with a word about it, if there is one. Meant for workflows:
GITHUB_REPOSITORY and GITHUB_TOKEN say where and as whom (permission issues: write).

Exit codes: 0 it says so now, 1 GitHub refused or can't be reached, 2 usage, 3 no token or repository.

Examples:
  $ npx fleet github issue --title "Drift in production, us-east-2" --file drift.md
  $ npx fleet github issue --title "Drift in production, us-east-2" --file drift.md --resolved
`;

/** `fleet github issue`: one issue for each target that has drifted, as long as it has. */
export function githubIssue(): Command {
  return new Command("issue")
    .description("open an issue, keep it up to date, and close it when it is resolved")
    .requiredOption("--title <title>", "its title, when it is opened")
    .requiredOption("--file <file>", "its text")
    .option("--resolved", "close it: there is nothing to say any more")
    .addOption(authorOption())
    .addHelpText("after", HELP)
    .action(async (options: IssueOptions) => (await import("./keep-issue")).reportIssue(options));
}
