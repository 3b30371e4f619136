import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CustomerGateway } from "@cdktf/provider-aws/lib/customer-gateway";
import { VpnConnection } from "@cdktf/provider-aws/lib/vpn-connection";
import { VpnGateway } from "@cdktf/provider-aws/lib/vpn-gateway";
import { Construct } from "constructs";
import { VpnAlarms } from "./vpn-alarms";
import { VpnRoutes } from "./vpn-routes";
import { vpnTunnels } from "./vpn-tunnels";
import type { ZoneMap } from "./zones";

/** A site-to-site VPN between a client's VPC and the client's own network (S3-18, S3-45). */
export interface VpnSettings {
  /** Prefix of Name tags and alarm names; unique in account and region. */
  readonly name: string;
  /** What the connection is for; becomes its Description tag. */
  readonly description?: string;
  /** Public address of the client's router. */
  readonly customerGatewayIp: string;
  /** Autonomous system number of the client's router, 1 to 4294967295. */
  readonly bgpAsn: number;
  /** Autonomous system number of AWS's end. */
  readonly amazonSideAsn: number;
  /** True: routes are the one static route below; false: the client's router announces them by BGP. */
  readonly staticRoutesOnly: boolean;
  /** The network behind the client's router. */
  readonly localNetworkCidr: string;
  readonly tunnel1InsideCidr: string;
  readonly tunnel2InsideCidr: string;
  /** Unique in account and region; a name under /aws/vendedlogs/ keeps clear of the size limit of the logs resource policy. */
  readonly logGroupName: string;
  /** One of the values CloudWatch Logs accepts. */
  readonly retentionDays: number;
  /** The key's policy must let CloudWatch Logs use it for this log group. */
  readonly kmsKeyArn: string;
  /** Topic told when a tunnel goes down or comes back. */
  readonly alarmTopicArn: string;
}

/** A VPN's settings and the network that it joins. */
export interface VpnProps extends VpnSettings {
  readonly vpcId: string;
  readonly vpcCidr: string;
  /** Route tables that learn the way to the client's network. */
  readonly routeTableIds: ZoneMap;
  /** Whether Terraform refuses to destroy, and so to replace, the ends on AWS's side: another tunnel has other addresses and keys. */
  readonly deletionProtection: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** The largest number that the argument `bgp_asn` takes; the rest of the four-byte numbers have one of their own. */
const MAX_BGP_ASN = 2147483647;

/** Both ends of the VPN, the connection between them with its logs, its routes and its alarms (S3-42, S3-45). */
export class Vpn extends Construct {
  readonly connectionId: string;

  constructor(scope: Construct, id: string, props: VpnProps) {
    super(scope, id);
    const { name, vpcId, staticRoutesOnly, localNetworkCidr, tags } = props;
    const lifecycle = props.deletionProtection ? { preventDestroy: true } : undefined;

    const customerGateway = new CustomerGateway(this, "customer-gateway", {
      type: "ipsec.1",
      ipAddress: props.customerGatewayIp,
      ...customerAsn(props.bgpAsn),
      tags: { ...tags, Name: `${name}-customer` },
      // The connection moves over to the new one before the old one goes; AWS deletes none that is in use.
      lifecycle: { createBeforeDestroy: true },
    });
    const vpnGateway = new VpnGateway(this, "vpn-gateway", {
      vpcId,
      amazonSideAsn: String(props.amazonSideAsn),
      tags: { ...tags, Name: name },
      lifecycle,
    });
    const logGroup = new CloudwatchLogGroup(this, "log-group", {
      name: props.logGroupName,
      retentionInDays: props.retentionDays,
      kmsKeyId: props.kmsKeyArn,
      tags: { ...tags, Name: props.logGroupName },
    });
    const connection = new VpnConnection(this, "connection", {
      type: "ipsec.1",
      customerGatewayId: customerGateway.id,
      vpnGatewayId: vpnGateway.id,
      staticRoutesOnly,
      // With BGP the selectors stay open: its own session runs between the inside addresses, outside both networks.
      ...(staticRoutesOnly && { localIpv4NetworkCidr: localNetworkCidr, remoteIpv4NetworkCidr: props.vpcCidr }),
      // Keys that AWS puts into Secrets Manager never reach the state (M-75).
      presharedKeyStorage: "SecretsManager",
      ...vpnTunnels({ ...props, logGroupArn: logGroup.arn }),
      tags: { ...tags, Name: name, ...(props.description && { Description: props.description }) },
      lifecycle,
    });
    this.connectionId = connection.id;

    new VpnRoutes(this, "routes", {
      staticRoutesOnly,
      localNetworkCidr,
      vpnGatewayId: vpnGateway.id,
      vpnConnectionId: connection.id,
      routeTableIds: props.routeTableIds,
    });
    new VpnAlarms(this, "alarms", { vpnName: name, connection, alarmTopicArn: props.alarmTopicArn, tags });
  }
}

function customerAsn(asn: number): { bgpAsn: string } | { bgpAsnExtended: string } {
  return asn <= MAX_BGP_ASN ? { bgpAsn: String(asn) } : { bgpAsnExtended: String(asn) };
}
