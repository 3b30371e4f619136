import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Construct } from "constructs";
import type { ZoneMap } from "./zones";

/** The subnets without public addresses, and each zone's way out. */
export interface PrivateRoutesProps {
  readonly vpcId: string;
  /** Prefix of the Name tags. */
  readonly vpcName: string;
  readonly privateSubnetIds: ZoneMap;
  readonly eksSubnetIds: ZoneMap;
  /** The NAT gateway that serves each zone. */
  readonly natGatewayIds: ZoneMap;
  readonly tags: Readonly<Record<string, string>>;
}

/** One route table per zone for its private and EKS subnets, whose way out is that zone's NAT gateway (S3-37). */
export class PrivateRoutes extends Construct {
  readonly routeTableIds: ZoneMap;

  constructor(scope: Construct, id: string, props: PrivateRoutesProps) {
    super(scope, id);

    this.routeTableIds = Object.fromEntries(
      Object.entries(props.natGatewayIds).map(([zone, natGatewayId]) => [zone, this.table(zone, natGatewayId, props)]),
    );
  }

  private table(zone: string, natGatewayId: string, props: PrivateRoutesProps): string {
    const table = new RouteTable(this, `table-${zone}`, {
      vpcId: props.vpcId,
      tags: { ...props.tags, Name: `${props.vpcName}-private-${zone}` },
    });

    new Route(this, `default-route-${zone}`, {
      routeTableId: table.id,
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId,
    });
    new RouteTableAssociation(this, `private-${zone}`, {
      subnetId: props.privateSubnetIds[zone]!,
      routeTableId: table.id,
    });
    new RouteTableAssociation(this, `eks-${zone}`, { subnetId: props.eksSubnetIds[zone]!, routeTableId: table.id });
    return table.id;
  }
}
