import {
  type HostedZone,
  ListHostedZonesByNameCommand,
  ListResourceRecordSetsCommand,
  type ListResourceRecordSetsResponse,
  type ResourceRecordSet,
  type Route53Client,
} from "@aws-sdk/client-route-53";

import { EXIT, ExitError } from "../terminal/exit";
import { isAccessDenied } from "../aws/failure";

/** A public zone. */
export interface Zone {
  /** Without `/hostedzone/`. */
  readonly id: string;
  /** Without the last dot. */
  readonly name: string;
}

/**
 * The one public zone of a name, or undefined. Route 53 answers with the zones from that name on, so that the first one may
 * be another's (M-60): names are compared. Two zones of one name are refused, since nobody can say which is meant.
 */
export async function findZone(route53: Route53Client, name: string): Promise<Zone | undefined> {
  const zones = await permitted("route53:ListHostedZonesByName", () =>
    route53.send(new ListHostedZonesByNameCommand({ DNSName: `${name}.`, MaxItems: 10 })),
  );
  const found = (zones.HostedZones ?? []).filter((zone) => plainName(zone.Name) === name && isPublic(zone));
  const ids = found.map(({ Id = "" }) => Id.replace("/hostedzone/", ""));
  if (ids.length > 1) throw new ExitError(EXIT.failed, `there are ${ids.length} zones ${name}: ${ids.join(", ")}`);
  return ids[0] === undefined ? undefined : { id: ids[0], name };
}

/** Every record set of a zone. */
export async function recordSets(route53: Route53Client, { id }: Zone): Promise<ResourceRecordSet[]> {
  return permitted("route53:ListResourceRecordSets", async () => {
    const sets: ResourceRecordSet[] = [];
    let next: Pick<ListResourceRecordSetsResponse, "NextRecordName" | "NextRecordType" | "NextRecordIdentifier"> = {};
    do {
      const page: ListResourceRecordSetsResponse = await route53.send(
        new ListResourceRecordSetsCommand({
          HostedZoneId: id,
          StartRecordName: next.NextRecordName,
          StartRecordType: next.NextRecordType,
          StartRecordIdentifier: next.NextRecordIdentifier,
        }),
      );
      sets.push(...(page.ResourceRecordSets ?? []));
      next = page.IsTruncated ? page : {};
    } while (next.NextRecordName !== undefined);
    return sets;
  });
}

/** A name as people write it: without the last dot, and without Route 53's octal codes (`\052` is `*`). */
export function plainName(name = ""): string {
  const decoded = name.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
  return decoded.replace(/\.$/, "").toLowerCase();
}

/** An answer that is refused says nothing about what is there (G13). */
export async function permitted<T>(permission: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (isAccessDenied(error)) throw new ExitError(EXIT.failed, `what the zone has is not known: needs ${permission}`);
    throw error;
  }
}

function isPublic({ Config }: HostedZone): boolean {
  return Config?.PrivateZone !== true;
}
