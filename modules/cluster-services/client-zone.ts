import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { Construct } from "constructs";

/** The zone of one client's names. */
export interface ClientZoneProps {
  /** Such as `acme.ezra.world`. */
  readonly zoneName: string;
  /** The zone above, which is made once by hand and refers to this one (S3-82). */
  readonly parentZoneId: string;
  /** Whether the zone's apex gets a TXT record, so that the name answers before anything is deployed. */
  readonly createPlaceholder: boolean;
  /** Whether Terraform refuses to destroy, and so to replace, the zone: another one has other name servers. */
  readonly deletionProtection: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

const TTL_SECONDS = 300;

/** Most characters in a zone's comment, and in one string of a TXT record. Source: Route 53 API; RFC 1035. */
const LONGEST_COMMENT = 256;
const LONGEST_TEXT = 255;

/** A client's public zone, delegated from its parent zone (S3-81, S3-82). */
export class ClientZone extends Construct {
  readonly zoneId: string;
  readonly zoneArn: string;
  readonly zoneName: string;
  readonly nameServers: string[];

  constructor(scope: Construct, id: string, props: ClientZoneProps) {
    super(scope, id);
    const { zoneName, parentZoneId, createPlaceholder, deletionProtection, tags } = props;
    const zone = new Route53Zone(this, "zone", {
      name: zoneName,
      comment: about(zoneName, LONGEST_COMMENT, (name) => `Public names below ${name}`),
      // ExternalDNS's records are in no state: without this, a zone that was ever used can't be destroyed.
      forceDestroy: true,
      tags: { ...tags, Name: zoneName },
      lifecycle: deletionProtection ? { preventDestroy: true } : undefined,
    });
    new Route53Record(this, "delegation", {
      zoneId: parentZoneId,
      name: zoneName,
      type: "NS",
      ttl: TTL_SECONDS,
      records: zone.nameServers,
    });
    if (createPlaceholder) {
      new Route53Record(this, "placeholder", {
        zoneId: zone.zoneId,
        name: zoneName,
        type: "TXT",
        ttl: TTL_SECONDS,
        records: [about(zoneName, LONGEST_TEXT, (name) => `Names below ${name} are written by ExternalDNS`)],
      });
    }

    this.zoneId = zone.zoneId;
    this.zoneArn = zone.arn;
    this.zoneName = zoneName;
    this.nameServers = zone.nameServers;
  }
}

/** A sentence about a zone that Route 53 takes: without the zone's name where that makes it too long. */
function about(zoneName: string, longest: number, sentence: (name: string) => string): string {
  const whole = sentence(zoneName);
  return whole.length <= longest ? whole : sentence("this zone");
}
