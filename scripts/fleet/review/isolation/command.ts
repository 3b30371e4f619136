import { Argument, Command, Option } from "commander";

import { jsonOption, targetOptions } from "../../terminal/options";
import type { IsolationOptions } from "./report-isolation";

const HELP = `
Proves from the synthesized Terraform that no client reaches another: for every ordered pair of clients, no reference,
remote state, state key, ARN, bucket, prefix, block of addresses, route, security group, trust or key grant, DNS zone,
secret, parameter, log group, cluster, queue or tag of the other, and no pattern that takes in the other's names; in
policies, user data, helm values, dashboards and event patterns, too. Patterns are evaluated: acme* takes in acme-eu.
What clients share is a closed list with a reason for each entry, printed below the matrix; anything else that is
nobody's is a breach. Each breach tells its kind, stack, address and JSON path, whose it is and whose it takes in.

Without a folder the target is synthesized offline into one that is gone afterwards. Values are never printed.

Exit codes: 0 no breach, 1 breaches, 2 usage, invalid configuration, or no synth of this target in the folder.

Examples:
  $ npx fleet isolation
  $ npx fleet isolation cdktf.out --json | jq '.breaches[] | [.leak, .owner, .other, .address, .path]'
  $ npx fleet isolation --environment staging --svg isolation.svg
`;

/** `fleet isolation`: whether anything of one client's meets another's, from what was synthesized. */
export function isolation(): Command {
  return targetOptions(new Command("isolation"))
    .description("prove that no client reaches another's things")
    .addArgument(new Argument("[outdir]", "output folder of a synth, otherwise a new one is made and removed"))
    .addOption(new Option("--svg <file>", "draw the matrix of clients as a picture"))
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (outdir: string | undefined, options: IsolationOptions) =>
      (await import("./report-isolation")).reportIsolation(outdir, options),
    );
}
