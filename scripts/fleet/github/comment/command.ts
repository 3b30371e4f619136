import { Command } from "commander";

import { authorOption, numberOption } from "../options";
import type { CommentOptions } from "./put-comment";

const HELP = `
Writes a comment to a pull request, or rewrites the one that it wrote before: it is found by its first line, which nobody
sees, among those of its own author. Meant for workflows: GITHUB_REPOSITORY and GITHUB_TOKEN say where and as whom
(permission pull-requests: write); GITHUB_API_URL names a server of one's own.

Exit codes: 0 it says so now, 1 GitHub refused or can't be reached, 2 usage, 3 no token or repository.

Example:
  $ npx fleet github comment --pull-request 17 --file review.md
`;

/** `fleet github comment`: one comment for each target, kept up to date. */
export function githubComment(): Command {
  return new Command("comment")
    .description("keep one comment of a pull request up to date")
    .addOption(numberOption("--pull-request <number>", "the pull request").makeOptionMandatory())
    .requiredOption("--file <file>", "the comment, as fleet review --markdown writes it")
    .addOption(authorOption())
    .addHelpText("after", HELP)
    .action(async (options: CommentOptions) => (await import("./put-comment")).putComment(options));
}
