import { Route } from "@cdktf/provider-aws/lib/route";
import { VpnConnectionRoute } from "@cdktf/provider-aws/lib/vpn-connection-route";
import { VpnGatewayRoutePropagation } from "@cdktf/provider-aws/lib/vpn-gateway-route-propagation";
import { Construct } from "constructs";
import type { ZoneMap } from "./zones";

/** Where routes to the client's network go, and how they get there. */
export interface VpnRoutesProps {
  readonly staticRoutesOnly: boolean;
  readonly localNetworkCidr: string;
  readonly vpnGatewayId: string;
  readonly vpnConnectionId: string;
  readonly routeTableIds: ZoneMap;
}

/** The way to the network behind a VPN, in every given route table: one static route, or whatever BGP announces (S3-45). */
export class VpnRoutes extends Construct {
  constructor(scope: Construct, id: string, props: VpnRoutesProps) {
    super(scope, id);
    const { vpnGatewayId, localNetworkCidr: destinationCidrBlock } = props;

    if (props.staticRoutesOnly) {
      new VpnConnectionRoute(this, "static-route", { vpnConnectionId: props.vpnConnectionId, destinationCidrBlock });
    }
    for (const [zone, routeTableId] of Object.entries(props.routeTableIds)) {
      if (props.staticRoutesOnly) {
        new Route(this, `route-${zone}`, { routeTableId, destinationCidrBlock, gatewayId: vpnGatewayId });
      } else {
        new VpnGatewayRoutePropagation(this, `propagation-${zone}`, { routeTableId, vpnGatewayId });
      }
    }
  }
}
