import { Command, Option } from "commander";

import { jsonOption, targetOptions } from "../../terminal/options";
import { offlineOption } from "../offline-option";
import type { ListClientsOptions } from "./list-clients";

const HELP = `
Every client that config/clients.yaml or cidr-registry.yaml names, in each of its places: disabled, reserved, paused,
offboarding and decommissioned ones too. --environment and --region show that place alone.

What is deployed is read from the states of one target, or of all with --all-targets. Without credentials, a network or
the permission to read them, the files are shown all the same, and the rest is "unknown"; a line says why.

Exit codes: 0 listed, whether or not the states could be read, 2 usage or invalid configuration.

Examples:
  $ npx fleet list
  $ npx fleet list --environment staging
  $ npx fleet list --all-targets --json | jq -r '.clients[] | select(.stage == "offboarding") | .name'
`;

/** `fleet list`: who the clients are, and how far each is deployed. */
export function list(): Command {
  return targetOptions(new Command("list"))
    .description("list all clients, with what is deployed of each")
    .addOption(
      new Option("--all-targets", "read the states of every environment and region").conflicts([
        "environment",
        "region",
        "offline",
      ]),
    )
    .addOption(offlineOption())
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (options: ListClientsOptions) => (await import("./list-clients")).listClients(options));
}
