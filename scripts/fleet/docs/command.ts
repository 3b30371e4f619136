import { Command } from "commander";

import { checkOption } from "../terminal/options";

const HELP = `
Everything under docs/reference: fields from the schema, addresses from the ledger, layers from the contracts,
rules of findings with a line that breaks each. And the picture of who imports whom in docs/architecture, which is
refused if an import runs back up, or rooms import each other in a circle.

Examples:
  $ npx fleet docs
  $ npx fleet docs --check
`;

/** `fleet docs`: the reference pages, from the sources that the code itself uses. */
export function docs(): Command {
  return new Command("docs")
    .description("write the reference pages under docs/reference")
    .addOption(checkOption("page"))
    .addHelpText("after", HELP)
    .action(async ({ check }: { check?: boolean }, command: Command) =>
      (await import("./write-pages")).writePages(command.parent!, check),
    );
}
