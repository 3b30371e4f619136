import { Command } from "commander";

import { jsonOption, targetOptions } from "../../terminal/options";
import { offlineOption } from "../offline-option";
import type { ShowClientOptions } from "./show-client";

const HELP = `
Everything about one client in each of its places, or in the one that --environment and --region name: stage, block,
Kubernetes version with its end of support, the layers that are deployed, locks, console pages, the commands that reach
cluster, database, Grafana and logs, and what its buckets, prefixes and secrets are called. No secret is read.

Without credentials, a network or the permission to read the states, the files are shown all the same, and the rest is
"unknown"; a line says why.

Exit codes: 0 shown, whether or not the states could be read, 2 no such client, usage or invalid configuration.

Examples:
  $ npx fleet show acme
  $ npx fleet show acme --environment staging --offline
  $ npx fleet show acme --json | jq -r '.places[].commands[] | "\\(.to): \\(.run)"'
`;

/** `fleet show <client>`: one client in full. */
export function show(): Command {
  return targetOptions(new Command("show"))
    .argument("<client>", "client, as registry or ledger name it")
    .description("show one client: what it has, how far it is deployed, how it is reached")
    .addOption(offlineOption())
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (client: string, options: ShowClientOptions) => {
      await (await import("./show-client")).showClient(client, options);
    });
}
