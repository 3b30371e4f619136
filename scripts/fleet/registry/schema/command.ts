import { Command } from "commander";

import { jsonSchemas } from "../../../../config/schema/json-schema";
import { writeGenerated } from "../../terminal/generated";
import { PROJECT_ROOT } from "../../terminal/load";

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
    .option("--check", "write nothing; fail if a file is stale")
    .addHelpText("after", HELP)
    .action(({ check }: { check?: boolean }) => {
      const files = Object.entries(jsonSchemas()).map(([name, schema]) => [
        `config/${name}`,
        `${JSON.stringify(schema, null, 2)}\n`,
      ]);
      writeGenerated(PROJECT_ROOT, Object.fromEntries(files) as Record<string, string>, check);
    });
}
