import { Command } from "commander";

import type { Fleet } from "../../../../config/fleet";
import { renderAnnotation } from "../../../../config/reading/render-finding";
import { EXIT, ExitError } from "../../terminal/exit";
import { load, PROJECT_ROOT, showFindings } from "../../terminal/load";

const HELP = `
Checks config/clients.yaml, config/platform.yaml and cidr-registry.yaml, each on its own and against each other,
for all environments and regions. Reads files only.

Exit codes: 0 valid (warnings may be shown), 2 invalid.

Examples:
  $ npx fleet validate
  $ npx fleet validate --json | jq -r '.findings[] | "\\(.file):\\(.line) \\(.rule)"'
`;

/** `fleet validate`: everything that can be known from the files. */
export function validate(): Command {
  return new Command("validate")
    .description("check the registry, the platform settings and the ledger of addresses")
    .option("--json", "print the result as JSON on stdout")
    .option("--root <folder>", "the project to check", PROJECT_ROOT)
    .addHelpText("after", HELP)
    .action(({ json, root }: { json?: boolean; root: string }) => {
      const loaded = load(root);
      const { findings, ok } = loaded;
      if (json) print(JSON.stringify({ ok, ...(ok ? summary(loaded.fleet) : {}), findings }, null, 2));
      else showFindings(findings);
      if (process.env.GITHUB_ACTIONS === "true" && !json) findings.map(renderAnnotation).forEach(print);
      if (!ok) throw new ExitError(EXIT.usage);
      if (!json) print(sentence(loaded.fleet));
    });
}

function summary({ target, clients }: Fleet): object {
  return {
    target: { environment: target.environment, region: target.region },
    clients: clients.map(({ name }) => name),
  };
}

function sentence({ target, clients }: Fleet): string {
  const names = clients.map(({ name }) => name).join(", ");
  const count = `${clients.length} client${clients.length === 1 ? "" : "s"}`;
  return `Valid. ${target.environment} in ${target.region}: ${count}${names ? ` (${names})` : ""}.`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
