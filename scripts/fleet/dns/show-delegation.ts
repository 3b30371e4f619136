import type { Route53Client } from "@aws-sdk/client-route-53";

import { checkDelegation } from "./check-delegation";
import type { Zone } from "./zone";
import { EXIT, ExitError } from "../terminal/exit";
import { note, printJson, printLine } from "../terminal/print";

/** Whose delegation is looked at. */
export interface DelegationCheck {
  readonly route53: Route53Client;
  readonly zone: Zone;
  readonly parentZone: string;
  readonly json?: boolean;
}

/** Tells whether the zone above leads to a zone's own name servers; anything but "yes" is exit 1 (S3-114). */
export async function showDelegation({ route53, zone, parentZone, json }: DelegationCheck): Promise<void> {
  const delegation = await checkDelegation(route53, zone, parentZone);
  const { status, zoneNameServers, parentNameServers } = delegation;
  if (json) printJson({ zone: zone.name, zoneId: zone.id, parentZone, ...delegation });
  else {
    printLine(`${zone.name}: delegation ${status}`);
    printLine(`  zone has    ${zoneNameServers.join(" ")}`);
    printLine(`  ${parentZone} has ${parentNameServers.join(" ") || "nothing"}`);
  }
  note(`next: dig +short NS ${zone.name}`);
  if (status === "ok") return;
  const reasons = {
    different: `${parentZone} leads to other name servers: deploy cluster-services`,
    missing: `${parentZone} has no NS record of ${zone.name}: deploy cluster-services`,
    unknown: `the zone ${parentZone} is not in this account: dig tells what it says`,
  };
  throw new ExitError(EXIT.failed, reasons[status]);
}
