import { jsonSchemas } from "../../../../config/schema/json-schema";
import { writeGenerated } from "../../terminal/generated";
import { PROJECT_ROOT } from "../../terminal/project-root";

/** Writes the schema of each YAML file beside it. */
export function writeSchemas(check = false): void {
  const files = Object.entries(jsonSchemas()).map(([name, schema]) => [
    `config/${name}`,
    `${JSON.stringify(schema, null, 2)}\n`,
  ]);
  writeGenerated(PROJECT_ROOT, Object.fromEntries(files) as Record<string, string>, check);
}
