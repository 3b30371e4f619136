import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Construct } from "constructs";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import type { SecurityGroupName } from "../../config/catalogue/security-group-rules";
import { FlowLogs, type FlowLogsSettings } from "./flow-logs";
import { Internet } from "./internet";
import { Nat, type NatGatewayMode } from "./nat";
import { PrivateRoutes } from "./private-routes";
import { S3Endpoint } from "./s3-endpoint";
import type { S3EndpointAccess } from "./s3-endpoint-policy";
import { SecurityGroups } from "./security-groups";
import { Subnets } from "./subnets";
import { Vpn, type VpnSettings } from "./vpn";
import type { NetworkZone, ZoneMap } from "./zones";

/** Everything about one client's network, in AWS's words. */
export interface ClientNetworkProps {
  /** Name tag of the VPC and prefix of the Name tags of gateways and route tables (S3-43). */
  readonly vpcName: string;
  readonly vpcCidr: string;
  /** Availability zones in order; with a single NAT gateway it stands in the first. */
  readonly zones: readonly NetworkZone[];
  readonly natGateways: NatGatewayMode;
  /** Cluster that may place load balancers in the EKS subnets; left out for a client without a cluster. */
  readonly clusterName?: string;
  /** AWS name of each security group, unique in the VPC. */
  readonly securityGroupNames: Readonly<Record<SecurityGroupName, string>>;
  readonly databasePorts: readonly number[];
  readonly customPorts: readonly number[];
  readonly flowLogs: FlowLogsSettings;
  readonly s3Endpoint: S3EndpointAccess;
  readonly vpn?: VpnSettings;
  /** Whether Terraform refuses to destroy, and so to replace, the VPC and the ends of the VPN on AWS's side. */
  readonly deletionProtection: boolean;
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
}

/** One client's whole network: a VPC that shares nothing with, and leads nowhere near, another client's (S3-35…S3-47). */
export class ClientNetwork extends Construct {
  readonly vpcId: string;
  readonly vpcCidr: string;
  readonly publicSubnetIds: ZoneMap;
  readonly privateSubnetIds: ZoneMap;
  readonly eksSubnetIds: ZoneMap;
  readonly publicRouteTableId: string;
  /** Route table of each zone's private and EKS subnets. */
  readonly privateRouteTableIds: ZoneMap;
  readonly securityGroupIds: Readonly<Record<SecurityGroupName, string>>;
  /** Addresses that the client's traffic to the internet comes from, keyed by the zone of the NAT gateway. */
  readonly natPublicIps: ZoneMap;
  readonly s3EndpointId: string;
  readonly vpnConnectionId?: string;

  constructor(scope: Construct, id: string, props: ClientNetworkProps) {
    super(scope, id);
    const { vpcName, vpcCidr, zones, deletionProtection, place, tags } = props;

    const vpc = new Vpc(this, "vpc", {
      cidrBlock: vpcCidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { ...tags, Name: vpcName },
      lifecycle: deletionProtection ? { preventDestroy: true } : undefined,
    });
    const vpcId = vpc.id;
    // Adopted without rules, so that whatever is launched without a group of its own can talk to nobody.
    new DefaultSecurityGroup(this, "default-security-group", { vpcId, tags: { ...tags, Name: `${vpcName}-default` } });

    const subnets = new Subnets(this, "subnets", { vpcId, zones, clusterName: props.clusterName, tags });
    const { publicSubnetIds, privateSubnetIds, eksSubnetIds } = subnets;
    const internet = new Internet(this, "internet", { vpcId, vpcName, publicSubnetIds, tags });
    const nat = new Nat(this, "nat", {
      mode: props.natGateways,
      zones,
      publicSubnetIds,
      internetGateway: internet.gateway,
      tags,
    });
    const { routeTableIds } = new PrivateRoutes(this, "private-routes", {
      vpcId,
      vpcName,
      privateSubnetIds,
      eksSubnetIds,
      natGatewayIds: nat.gatewayIds,
      tags,
    });

    const securityGroups = new SecurityGroups(this, "security-groups", {
      vpcId,
      names: props.securityGroupNames,
      databasePorts: props.databasePorts,
      customPorts: props.customPorts,
      vpnNetworkCidr: props.vpn?.localNetworkCidr,
      tags,
    });
    new FlowLogs(this, "flow-logs", { ...props.flowLogs, vpcId, vpcName, place, tags });
    const s3 = new S3Endpoint(this, "s3", {
      ...props.s3Endpoint,
      vpcId,
      vpcName,
      routeTableIds: Object.values(routeTableIds),
      place,
      tags,
    });
    const vpn =
      props.vpn && new Vpn(this, "vpn", { ...props.vpn, vpcId, vpcCidr, routeTableIds, deletionProtection, tags });

    this.vpcId = vpcId;
    this.vpcCidr = vpcCidr;
    this.publicSubnetIds = publicSubnetIds;
    this.privateSubnetIds = privateSubnetIds;
    this.eksSubnetIds = eksSubnetIds;
    this.publicRouteTableId = internet.publicRouteTableId;
    this.privateRouteTableIds = routeTableIds;
    this.securityGroupIds = securityGroups.ids;
    this.natPublicIps = nat.publicIps;
    this.s3EndpointId = s3.endpointId;
    this.vpnConnectionId = vpn?.connectionId;
  }
}
