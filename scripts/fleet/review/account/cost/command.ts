import { Argument, Command, Option } from "commander";

import { environmentOption, jsonOption, regionOption, rootOption } from "../../../terminal/options";
import type { CostOptions } from "./cost";

const HELP = `
Synthesizes every target offline, and estimates what its stacks cost a month by a dated table of list prices: clusters,
machines on demand with Linux, volumes, NAT gateways, addresses, VPN connections, keys, secrets, zones, alarms. The lower
number is for as few nodes as may run, with Spot at AWS's greatest discount; the higher for as many as may run, on demand.
What is paid for by use is named and not counted, and so is what has no known price. "fleet cost-report" tells what was billed.

metadata.budget_usd says what a client may cost in all its deployments.

Exit codes: 0 estimated, 1 a client costs more than its budget however few nodes run, 2 usage or invalid configuration.

Examples:
  $ npx fleet cost
  $ npx fleet cost acme --environment production
  $ npx fleet cost --diff origin/main
  $ npx fleet cost --json | jq '.clients[] | [.client, .least, .most]'
`;

/** `fleet cost`: what clients cost a month, by layer, before anything is deployed. */
export function cost(): Command {
  return new Command("cost")
    .description("estimate what clients cost a month, and what a change does to it")
    .addArgument(new Argument("[client]", "one client alone"))
    .addOption(environmentOption("--environment", "targets of this environment alone"))
    .addOption(regionOption("--region", "targets in this AWS region alone"))
    .addOption(rootOption())
    .addOption(new Option("--diff [ref]", "compare with a commit, otherwise with where this branch left main"))
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (client: string | undefined, options: CostOptions) =>
      (await import("./cost")).tellCost(client, options),
    );
}
