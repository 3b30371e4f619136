import { Command } from "commander";

import { checkOption } from "../../terminal/options";

const HELP = `
Editors read the files through the first line of each YAML file: completion, hover texts, errors as you type.

Examples:
  $ npx fleet schema
  $ npx fleet schema --check
`;

/** `fleet schema`: the JSON schemas of the YAML files, from the one source they have. */
export function schema(): Command {
  return new Command("schema")
    .description("write the JSON schemas that editors complete and check the YAML files with")
    .addOption(checkOption())
    .addHelpText("after", HELP)
    .action(async ({ check }: { check?: boolean }) => (await import("./write-schemas")).writeSchemas(check));
}
