import { Command } from "commander";

import { pages } from "./pages";
import { readSources } from "./sources";
import { writeGenerated } from "../terminal/generated";
import { PROJECT_ROOT } from "../terminal/load";

const HELP = `
Everything under docs/reference: fields from the schema, addresses from the ledger, layers from the contracts,
rules of findings with a line that breaks each.

Examples:
  $ npx fleet docs
  $ npx fleet docs --check
`;

/** `fleet docs`: the reference pages, from the sources that the code itself uses. */
export function docs(): Command {
  return new Command("docs")
    .description("write the reference pages under docs/reference")
    .option("--check", "write nothing; fail if a page is stale")
    .addHelpText("after", HELP)
    .action(({ check }: { check?: boolean }, command: Command) => {
      const program = command.parent!;
      writeGenerated(PROJECT_ROOT, pages({ ...readSources(PROJECT_ROOT), program }), check);
    });
}
