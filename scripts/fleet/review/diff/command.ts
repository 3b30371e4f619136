import { Command, Option } from "commander";

import { jsonOption } from "../../terminal/options";
import { comparedOptions } from "../sides/compared-options";
import type { DiffOptions } from "./diff";

const HELP = `
Compares what two versions of this project make: a commit, synthesized offline with its own code in a folder that is gone
afterwards, and the working tree as it is. Without a commit the base is where this branch left main (yours, origin's or the
remote's default, whichever is nearest); on main itself it is the last commit while anything is edited, and the one before
that otherwise. Nothing is asked of AWS: replacements are forecast from a table of what AWS can't change in place.
Order, comments and quotes change nothing; secrets and long texts are told as "changed".

Exit codes: 0 told, 1 a side can't be synthesized (with --exit-code also: there are changes), 2 usage or invalid
configuration on either side, 3 no git or other packages in the base, 130 interrupted.

Examples:
  $ npx fleet diff
  $ npx fleet diff v1.4.0 --markdown
  $ npx fleet diff HEAD~1 --environment staging --region us-west-2 --exit-code
  $ npx fleet diff origin/main --json | jq '.changes[] | select(.action != "change")'
`;

/** `fleet diff`: what the working tree changes, by client and layer. */
export function diff(): Command {
  return comparedOptions(new Command("diff"))
    .description("tell what changes between a commit and the working tree, for whom")
    .addOption(new Option("--markdown", "print it for a comment, in under 60,000 bytes").conflicts("json"))
    .option("--exit-code", "exit 1 if there are changes")
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (ref: string | undefined, options: DiffOptions) => (await import("./diff")).diff(ref, options));
}
