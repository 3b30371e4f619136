import type { Route53Client } from "@aws-sdk/client-route-53";
import { Command, InvalidArgumentError, Option } from "commander";

import type { Client, Fleet } from "../../../config/fleet";
import type { ChangeMode, WantedRecord } from "./plan-change";
import { RECORD_TYPES, type RecordType } from "./record-values";
import type { Zone } from "./zone";
import { EXIT, ExitError } from "../terminal/exit";
import { clientOf, clientOption, loadTargetOrExit, targetOptions, type TargetOptions } from "../terminal/options";
import { changeRecord } from "./change-record";
import { showDelegation } from "./show-delegation";

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

/** What the command is told. */
export interface DnsRecordOptions extends TargetOptions {
  readonly client: string;
  readonly name?: string;
  readonly type?: RecordType;
  readonly value: readonly string[];
  readonly ttl: number;
  readonly upsert?: boolean;
  readonly delete?: boolean;
  readonly checkDelegation?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `fleet dns-record`: the documented procedure for a record by hand, with its mistakes taken out (S3-113, M-60). */
export function dnsRecord(): Command {
  return clientOption(targetOptions(new Command("dns-record")))
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
    .option("--dry-run", "show what would be done and do nothing")
    .option("--yes", "don't ask")
    .option("--json", "print the result as JSON on stdout")
    .addHelpText("after", HELP)
    .action(async (options: DnsRecordOptions) => {
      const fleet = loadTargetOrExit(options);
      const client = clientOf(fleet, options.client);
      if (options.checkDelegation) {
        const { route53, zone } = await openZone(fleet, client);
        return showDelegation({ route53, zone, parentZone: fleet.target.parentZone, json: options.json });
      }
      const { mode, wanted } = await wantedRecord(options, client, fleet);
      return changeRecord({ ...(await openZone(fleet, client)), mode, wanted, options });
    });
}

async function wantedRecord(
  { name, type, value, ttl: ttlSeconds, upsert, delete: remove }: DnsRecordOptions,
  { zoneName }: Client,
  { target, platform }: Fleet,
): Promise<{ readonly mode: ChangeMode; readonly wanted: WantedRecord }> {
  if (name === undefined || type === undefined)
    throw new ExitError(EXIT.usage, "--name and --type say which record, or --check-delegation none");
  const mode = remove ? "delete" : upsert ? "upsert" : "create";
  if (mode !== "delete" && value.length === 0) throw new ExitError(EXIT.usage, "--value says what the record has");
  const [{ recordName }, { recordValues }] = await Promise.all([import("./record-name"), import("./record-values")]);
  const fullName = recordName(name, zoneName, target.parentZone);
  if (fullName === zoneName && type === "TXT" && platform.dns.createRootPlaceholder) {
    throw new ExitError(EXIT.failed, `the TXT record of ${zoneName} is Terraform's (dns.create_root_placeholder)`);
  }
  const values = value.length > 0 ? recordValues(type, value) : [];
  return { mode, wanted: { name: fullName, type, values, ttlSeconds } };
}

/** The client's zone, reached with credentials of its account. */
async function openZone(
  { target }: Fleet,
  { zoneName }: Client,
): Promise<{ readonly route53: Route53Client; readonly zone: Zone }> {
  const [{ Route53Client }, { assertAccount }, { clientSettings }, { findZone }] = await Promise.all([
    import("@aws-sdk/client-route-53"),
    import("../aws/identity"),
    import("../aws/client-settings"),
    import("./zone"),
  ]);
  await assertAccount(target);
  const route53 = new Route53Client(clientSettings(target.region));
  const zone = await findZone(route53, zoneName);
  if (zone) return { route53, zone };
  throw new ExitError(EXIT.failed, `there is no public zone ${zoneName}: deploy the cluster-services layer first`);
}

function collect(value: string, earlier: readonly string[]): string[] {
  return [...earlier, value];
}

function ttl(text: string): number {
  if (!/^\d{1,10}$/.test(text) || Number(text) > 2_147_483_647)
    throw new InvalidArgumentError("It must be 0 to 2147483647 seconds.");
  return Number(text);
}
