import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Construct } from "constructs";
import type { ZoneMap } from "./zones";

/** The public side of one VPC. */
export interface InternetProps {
  readonly vpcId: string;
  /** Prefix of the Name tags. */
  readonly vpcName: string;
  readonly publicSubnetIds: ZoneMap;
  readonly tags: Readonly<Record<string, string>>;
}

/** The way from the public subnets to the internet and back: the gateway and the one table that routes to it (S3-36). */
export class Internet extends Construct {
  readonly gateway: InternetGateway;
  readonly publicRouteTableId: string;

  constructor(scope: Construct, id: string, props: InternetProps) {
    super(scope, id);

    this.gateway = new InternetGateway(this, "gateway", {
      vpcId: props.vpcId,
      tags: { ...props.tags, Name: `${props.vpcName}-internet` },
    });
    const table = new RouteTable(this, "route-table", {
      vpcId: props.vpcId,
      tags: { ...props.tags, Name: `${props.vpcName}-public` },
    });
    this.publicRouteTableId = table.id;

    new Route(this, "default-route", {
      routeTableId: table.id,
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: this.gateway.id,
    });
    for (const [zone, subnetId] of Object.entries(props.publicSubnetIds)) {
      new RouteTableAssociation(this, `public-${zone}`, { subnetId, routeTableId: table.id });
    }
  }
}
