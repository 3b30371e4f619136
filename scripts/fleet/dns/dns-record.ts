import { Route53Client } from "@aws-sdk/client-route-53";

import type { Client, Fleet } from "../../../config/fleet";
import { awsClient } from "../aws/aws-client";
import { assertAccount } from "../aws/identity";
import { EXIT, ExitError } from "../terminal/exit";
import type { TargetOptions } from "../terminal/options";
import { clientOf, loadTargetOrExit } from "../terminal/target";
import { changeRecord } from "./change-record";
import type { ChangeMode, WantedRecord } from "./plan-change";
import { recordName } from "./record-name";
import type { RecordType } from "./record-type";
import { recordValues } from "./record-values";
import { showDelegation } from "./show-delegation";
import { findZone, type Zone } from "./zone";

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

/** Changes one record of a client's zone, or compares its delegation. */
export async function dnsRecord(options: DnsRecordOptions): Promise<void> {
  const fleet = loadTargetOrExit(options);
  const client = clientOf(fleet, options.client);
  if (options.checkDelegation) {
    const { route53, zone } = await openZone(fleet, client);
    return showDelegation({ route53, zone, parentZone: fleet.target.parentZone, json: options.json });
  }
  const { mode, wanted } = wantedRecord(options, client, fleet);
  return changeRecord({ ...(await openZone(fleet, client)), mode, wanted, options });
}

function wantedRecord(
  { name, type, value, ttl: ttlSeconds, upsert, delete: remove }: DnsRecordOptions,
  { zoneName }: Client,
  { target, platform }: Fleet,
): { readonly mode: ChangeMode; readonly wanted: WantedRecord } {
  if (name === undefined || type === undefined)
    throw new ExitError(EXIT.usage, "--name and --type say which record, or --check-delegation none");
  const mode = remove ? "delete" : upsert ? "upsert" : "create";
  if (mode !== "delete" && value.length === 0) throw new ExitError(EXIT.usage, "--value says what the record has");
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
  await assertAccount(target);
  const route53 = awsClient(Route53Client, target.region);
  const zone = await findZone(route53, zoneName);
  if (zone) return { route53, zone };
  throw new ExitError(EXIT.failed, `there is no public zone ${zoneName}: deploy the cluster-services layer first`);
}
