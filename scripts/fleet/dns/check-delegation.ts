import { GetHostedZoneCommand, type Route53Client } from "@aws-sdk/client-route-53";

import { valuesOf } from "./plan-change";
import { findZone, permitted, plainName, recordSets, type Zone } from "./zone";

/** What the zone above says of a zone, against what the zone has (S3-114). */
export interface Delegation {
  /** `missing`: there is no NS record; `unknown`: the zone above is not in this account. */
  readonly status: "ok" | "different" | "missing" | "unknown";
  readonly zoneNameServers: readonly string[];
  readonly parentNameServers: readonly string[];
}

/** Compares the name servers of a zone with the NS record that leads to it. */
export async function checkDelegation(route53: Route53Client, zone: Zone, parentZone: string): Promise<Delegation> {
  const { DelegationSet } = await permitted("route53:GetHostedZone", () =>
    route53.send(new GetHostedZoneCommand({ Id: zone.id })),
  );
  const zoneNameServers = sorted(DelegationSet?.NameServers);
  const parent = await findZone(route53, parentZone);
  if (!parent) return { status: "unknown", zoneNameServers, parentNameServers: [] };
  const sets = await recordSets(route53, parent);
  const leading = sets.find((set) => set.Type === "NS" && plainName(set.Name) === zone.name);
  const parentNameServers = sorted(leading && valuesOf(leading));
  const same = zoneNameServers.length > 0 && zoneNameServers.join() === parentNameServers.join();
  return { status: leading ? (same ? "ok" : "different") : "missing", zoneNameServers, parentNameServers };
}

function sorted(nameServers: readonly string[] = []): string[] {
  return nameServers.map((each) => plainName(each)).sort();
}
