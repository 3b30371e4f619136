import { Command, InvalidArgumentError, Option } from "commander";

import { clientOption, dryRunOption, jsonOption, targetOptions, yesOption } from "../terminal/options";
import type { DnsRecordOptions } from "./dns-record";
import { RECORD_TYPES } from "./record-type";

const HELP = `
Makes one record in the client's zone, and waits until all name servers know of it. What is there is never written over
without --upsert; records that ExternalDNS writes, routed ones, and names outside the zone are refused. The name is
relative to the zone: manual means manual.{zone}, @ the zone itself.

Exit codes: 0 done, or as wanted already; 1 refused, or not in sync yet; 2 usage; 3 no credentials of the account.

Examples:
  $ npx fleet dns-record --client acme --name manual --type CNAME --value target.example.com --dry-run
  $ npx fleet dns-record --client acme --name www --type A --value 192.0.2.10 --value 192.0.2.11 --upsert --yes
  $ npx fleet dns-record --client acme --name _proof --type TXT --delete
  $ npx fleet dns-record --client acme --check-delegation
`;

/** `fleet dns-record`: the documented procedure for a record by hand, with its mistakes taken out (S3-113, M-60). */
export function dnsRecord(): Command {
  return targetOptions(new Command("dns-record"))
    .addOption(clientOption().makeOptionMandatory())
    .description("make, replace or delete a record in a client's zone")
    .option("--name <name>", "name in the zone, or @ for the zone itself")
    .addOption(new Option("--type <type>", "type of the record").choices(RECORD_TYPES))
    .option("--value <value>", "its value; several times for several", collect, [])
    .option("--ttl <seconds>", "how long others may remember it", ttl, 300)
    .option("--upsert", "replace a record that is there")
    .addOption(new Option("--delete", "delete the record; with --value only if it has these").conflicts("upsert"))
    .addOption(
      new Option("--check-delegation", "compare the zone's name servers with the parent zone's").conflicts("name"),
    )
    .addOption(dryRunOption("show what would be done and do nothing"))
    .addOption(yesOption())
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (options: DnsRecordOptions) => (await import("./dns-record")).dnsRecord(options));
}

function collect(value: string, earlier: readonly string[]): string[] {
  return [...earlier, value];
}

function ttl(text: string): number {
  if (!/^\d{1,10}$/.test(text) || Number(text) > 2_147_483_647)
    throw new InvalidArgumentError("It must be 0 to 2147483647 seconds.");
  return Number(text);
}
