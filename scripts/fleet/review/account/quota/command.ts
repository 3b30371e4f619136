import { Command, Option } from "commander";

import { environmentOption, jsonOption, regionOption, rootOption } from "../../../terminal/options";
import type { QuotaOptions } from "./quota";

const HELP = `
Synthesizes every target offline, and counts by account and region what its stacks take of AWS's quotas: networks and
addresses, gateways, clusters and their node groups, vCPUs and volumes from the least to the most that autoscaling may
start, roles, policies, rules, zones, buckets. What several targets take of one account adds up; what the account already
holds besides is not known. Without more, limits are what AWS gives a new account, most of which have been raised where
an account is in use: --from, or files in config/service-quotas, say what the account has, and --live asks it.

What is asked for has room for as much again as the largest client takes. Nothing is asked for by this command.

Exit codes: 0 there is room, or only AWS's defaults say otherwise; 1 the account's own quotas are too small, whatever
autoscaling does, or AWS refused; 2 usage, invalid configuration or saved quotas; 3 no credentials of an account.

Examples:
  $ npx fleet quota
  $ npx fleet quota --environment production --ref origin/main
  $ aws service-quotas list-service-quotas --service-code ec2 --region us-east-2 --output json > ec2.json
  $ npx fleet quota --from ec2.json vpc.json
  $ npx fleet quota --live --json | jq -r '.quotas[] | select(.ask) | "\\(.code) \\(.ask)"'
`;

/** `fleet quota`: what the synthesized stacks need of AWS's quotas, and what to ask for. */
export function quota(): Command {
  return new Command("quota")
    .description("tell what the stacks need of AWS's quotas, and which to raise first")
    .addOption(environmentOption("--environment", "targets of this environment alone"))
    .addOption(regionOption("--region", "targets in this AWS region alone"))
    .addOption(rootOption())
    .addOption(new Option("--from <files...>", "saved answers of aws service-quotas list-service-quotas"))
    .addOption(new Option("--live", "ask Service Quotas, with the credentials at hand").conflicts("from"))
    .addOption(new Option("--ref <ref>", "a commit to compare with: only what differs from it is told"))
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (options: QuotaOptions) => (await import("./quota")).tellQuotas(options));
}
