import { Eip } from "@cdktf/provider-aws/lib/eip";
import type { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Construct } from "constructs";
import { mapZones, type NetworkZone, type ZoneMap } from "./zones";

/** `per-zone` survives the loss of a zone; `single` costs one gateway and depends on the first zone. */
export type NatGatewayMode = "per-zone" | "single";

/** Where NAT gateways stand and which zones they serve. */
export interface NatProps {
  readonly mode: NatGatewayMode;
  readonly zones: readonly NetworkZone[];
  readonly publicSubnetIds: ZoneMap;
  readonly internetGateway: InternetGateway;
  readonly tags: Readonly<Record<string, string>>;
}

/** NAT gateways with a fixed public address each, in the public subnets (S3-37). */
export class Nat extends Construct {
  /** Public address of each gateway, keyed by the zone it stands in. */
  readonly publicIps: ZoneMap;
  /** The gateway that serves each zone. */
  readonly gatewayIds: ZoneMap;

  constructor(scope: Construct, id: string, props: NatProps) {
    super(scope, id);
    const homes = props.mode === "single" ? props.zones.slice(0, 1) : props.zones;
    const gateways = mapZones(homes, (zone) => this.gateway(zone, props));
    const [first] = Object.values(gateways);

    this.publicIps = mapZones(homes, (zone) => gateways[zone.availabilityZone]!.publicIp);
    this.gatewayIds = mapZones(props.zones, (zone) => (gateways[zone.availabilityZone] ?? first!).id);
  }

  private gateway(zone: NetworkZone, props: NatProps): NatGateway {
    const tags = { ...props.tags, Name: zone.natName };
    // AWS refuses both before the VPC has its internet gateway, which neither of them refers to.
    const dependsOn = [props.internetGateway];
    // Routes lead to another gateway before this one goes.
    const lifecycle = { createBeforeDestroy: true };
    const address = new Eip(this, `address-${zone.availabilityZone}`, { domain: "vpc", tags, dependsOn, lifecycle });

    return new NatGateway(this, `gateway-${zone.availabilityZone}`, {
      subnetId: props.publicSubnetIds[zone.availabilityZone]!,
      allocationId: address.id,
      tags,
      lifecycle,
      dependsOn,
    });
  }
}
