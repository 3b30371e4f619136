import { Command, Option } from "commander";

import { jsonOption } from "../../terminal/options";
import { comparedOptions } from "../sides/compared-options";
import type { ReviewOptions } from "./show-review";

const HELP = `
Says in one text what a change does, whether the gate lets it pass, and what it means for isolation, quotas and cost.
Both sides are synthesized, offline: the version to compare with (default: where this branch left main) and what lies here.

Exit codes: 0 allowed, 1 refused (the text is printed all the same), 2 usage or invalid configuration.

Examples:
  $ npx fleet review
  $ npx fleet review origin/main --markdown > comment.md
  $ npx fleet review v1.4.0 --plans plans --json
`;

/** `fleet review`: what a reviewer of a pull request reads. */
export function review(): Command {
  return comparedOptions(new Command("review"))
    .description("tell a reviewer what a change does, and whether it may")
    .option("--plans <folder>", "plans of Terraform to read as well, as fleet plan writes them")
    .addOption(new Option("--markdown", "print the comment of a pull request").conflicts("json"))
    .addOption(jsonOption("print the review as JSON on stdout"))
    .addHelpText("after", HELP)
    .action(async (ref: string | undefined, options: ReviewOptions) => {
      return (await import("./show-review")).showReview(ref, options);
    });
}
