import { Command, Option } from "commander";

import { environmentOption, jsonOption, regionOption, rootOption } from "../../terminal/options";
import type { VerifyGoneOptions } from "./verify-gone";

const HELP = `
Sweeps the account, in every region where the client is or was, and where copies of its buckets are, for anything of it:
by the tag Client, by the names that the project gives, by its address block, by its DNS zone and what leads there, in
Terraform's states and locks, and under its prefixes in shared buckets. It changes nothing. The client needs to be in
config/clients.yaml or in cidr-registry.yaml; a tombstone will do.

What is left is listed with the command that removes it; what is kept on purpose, with its date. A place that was not
looked at, for want of a permission or because it is in another account, is no empty place: it fails the command.

Exit codes: 0 nothing is left but what is kept on purpose; 1 something is left, or was not looked at; 2 usage, an unknown
client or invalid configuration; 3 no credentials of the client's account.

Examples:
  $ npx fleet verify-gone umbrella
  $ npx fleet verify-gone umbrella --environment production --also-region us-west-2
  $ npx fleet verify-gone umbrella --json > umbrella-gone.json
`;

/** `fleet verify-gone <client>`: what of a client is left in AWS, as an empty list or with what removes it. */
export function verifyGone(): Command {
  return new Command("verify-gone")
    .argument("<client>", "client, as config/clients.yaml or cidr-registry.yaml names it")
    .description("prove that nothing of a client is left in AWS, or tell what is")
    .addOption(environmentOption("--environment", "only where it is or was in this environment"))
    .addOption(regionOption("--region", "only where it is or was in this region"))
    .addOption(new Option("--also-region <region...>", "sweep these regions, too, such as one that replicas were in"))
    .addOption(rootOption())
    .addOption(jsonOption("print the certificate as JSON on stdout"))
    .addOption(new Option("--markdown", "print it as a page").conflicts("json"))
    .addHelpText("after", HELP)
    .action(async (client: string, options: VerifyGoneOptions) =>
      (await import("./verify-gone")).verifyGone(client, options),
    );
}
