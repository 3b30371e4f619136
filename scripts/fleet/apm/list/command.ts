import type { Command } from "commander";

import { apmCommand, typeOption } from "../options";
import type { ListOptions } from "./show-configs";

const HELP = `
Sizes are as stored: configurations above 128 KiB are compressed.

Examples:
  $ npx fleet apm list --client acme
  $ npx fleet apm list --client acme --backups --type prometheus
  $ npx fleet apm list --client acme --json | jq -r '.configurations[].type'
`;

/** `fleet apm list`: which configurations are stored, or which backups there are (S2-03). */
export function apmList(): Command {
  return apmCommand("list")
    .description("show the configurations of a client, or their backups")
    .option("--backups", "the backups, newest first, in place of what is current")
    .addOption(typeOption("only this tool's"))
    .addHelpText("after", HELP)
    .action(async (options: ListOptions) => (await import("./show-configs")).showConfigs(options));
}
