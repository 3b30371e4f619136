import {
  DescribeAddressesCommand,
  DescribeCustomerGatewaysCommand,
  DescribeVpnConnectionsCommand,
  DescribeVpnGatewaysCommand,
  paginateDescribeFlowLogs,
  paginateDescribeInternetGateways,
  paginateDescribeNatGateways,
  paginateDescribeNetworkAcls,
  paginateDescribeNetworkInterfaces,
  paginateDescribeRouteTables,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeVpcEndpoints,
  paginateDescribeVpcs,
  type EC2Client,
} from "@aws-sdk/client-ec2";

import { allPages } from "../all-pages";
import type { Ec2Row } from "./ec2-kind";
import { GOES } from "./ec2-states";

const page = (client: EC2Client) => ({ client });

/** Networks and what is in them, in an order in which it can be removed. */
export const NETWORK_ROWS: readonly Ec2Row[] = [
  {
    id: "nat-gateways",
    type: "natgateway",
    operation: "NatGateways",
    means: "paid for by the hour, and holds an address",
    list: async (ec2) =>
      (await allPages(paginateDescribeNatGateways(page(ec2), {}), ({ NatGateways }) => NatGateways)).map((each) => ({
        ...each,
        id: each.NatGatewayId,
        settled: GOES.test(each.State ?? ""),
      })),
    remove: (id) => [["delete-nat-gateway", "--nat-gateway-id", id]],
  },
  {
    id: "vpc-endpoints",
    type: "vpc-endpoint",
    operation: "VpcEndpoints",
    means: "keeps the network from being deleted",
    list: async (ec2) =>
      (await allPages(paginateDescribeVpcEndpoints(page(ec2), {}), ({ VpcEndpoints }) => VpcEndpoints)).map((each) => ({
        Tags: each.Tags,
        VpcId: each.VpcId,
        id: each.VpcEndpointId,
        settled: GOES.test(each.State?.toLowerCase() ?? ""),
      })),
    remove: (id) => [["delete-vpc-endpoints", "--vpc-endpoint-ids", id]],
  },
  {
    id: "addresses",
    type: "elastic-ip",
    operation: "Addresses",
    means: "paid for by the hour, and counts against the account's quota",
    list: async (ec2) =>
      ((await ec2.send(new DescribeAddressesCommand({}))).Addresses ?? []).map((each) => ({
        Tags: each.Tags,
        id: each.AllocationId,
        name: each.PublicIp,
      })),
    remove: (id) => [["release-address", "--allocation-id", id]],
  },
  {
    id: "vpn-connections",
    type: "vpn-connection",
    operation: "VpnConnections",
    means: "paid for by the hour, and a way into a network",
    list: async (ec2) =>
      ((await ec2.send(new DescribeVpnConnectionsCommand({}))).VpnConnections ?? []).map((each) => ({
        Tags: each.Tags,
        id: each.VpnConnectionId,
        settled: GOES.test(each.State ?? ""),
      })),
    remove: (id) => [["delete-vpn-connection", "--vpn-connection-id", id]],
  },
  {
    id: "vpn-gateways",
    type: "vpn-gateway",
    operation: "VpnGateways",
    means: "keeps the network from being deleted",
    list: async (ec2) =>
      ((await ec2.send(new DescribeVpnGatewaysCommand({}))).VpnGateways ?? []).map((each) => ({
        Tags: each.Tags,
        VpcId: each.VpcAttachments?.find(({ State }) => State !== "detached")?.VpcId,
        id: each.VpnGatewayId,
        settled: GOES.test(each.State ?? ""),
      })),
    remove: (id, { VpcId }) => [
      ...(VpcId === undefined ? [] : [["detach-vpn-gateway", "--vpn-gateway-id", id, "--vpc-id", VpcId]]),
      ["delete-vpn-gateway", "--vpn-gateway-id", id],
    ],
  },
  {
    id: "customer-gateways",
    type: "customer-gateway",
    operation: "CustomerGateways",
    means: "costs nothing, and counts against the account's quota",
    list: async (ec2) =>
      ((await ec2.send(new DescribeCustomerGatewaysCommand({}))).CustomerGateways ?? []).map((each) => ({
        Tags: each.Tags,
        id: each.CustomerGatewayId,
        settled: GOES.test(each.State ?? ""),
      })),
    remove: (id) => [["delete-customer-gateway", "--customer-gateway-id", id]],
  },
  {
    id: "network-interfaces",
    type: "network-interface",
    operation: "NetworkInterfaces",
    means: "left by a node: a subnet or security group can't be deleted. Those in use go with what they belong to",
    list: async (ec2) =>
      (await allPages(paginateDescribeNetworkInterfaces(page(ec2), {}), (each) => each.NetworkInterfaces)).map(
        ({ TagSet, VpcId, NetworkInterfaceId, Status }) => ({
          Tags: TagSet,
          VpcId,
          id: NetworkInterfaceId,
          settled: Status !== "available",
        }),
      ),
    remove: (id) => [["delete-network-interface", "--network-interface-id", id]],
  },
  {
    id: "flow-logs",
    type: "vpc-flow-log",
    operation: "FlowLogs",
    means: "writes on into its log group",
    list: async (ec2) =>
      (await allPages(paginateDescribeFlowLogs(page(ec2), {}), ({ FlowLogs }) => FlowLogs)).map((each) => ({
        Tags: each.Tags,
        VpcId: each.ResourceId,
        id: each.FlowLogId,
      })),
    remove: (id) => [["delete-flow-logs", "--flow-log-ids", id]],
  },
  {
    id: "security-groups",
    type: "security-group",
    operation: "SecurityGroups",
    means: "made by a controller for a load balancer, or still referred to by another group's rules",
    nameKind: "security group",
    list: async (ec2) =>
      (await allPages(paginateDescribeSecurityGroups(page(ec2), {}), ({ SecurityGroups }) => SecurityGroups)).map(
        ({ Tags, VpcId, GroupId, GroupName }) => ({
          Tags,
          VpcId,
          id: GroupId,
          name: GroupName,
          settled: GroupName === "default",
        }),
      ),
    remove: (id) => [["delete-security-group", "--group-id", id]],
  },
  {
    id: "route-tables",
    type: "route-table",
    operation: "RouteTables",
    means: "keeps the network from being deleted",
    list: async (ec2) =>
      (await allPages(paginateDescribeRouteTables(page(ec2), {}), ({ RouteTables }) => RouteTables)).map((each) => ({
        Tags: each.Tags,
        VpcId: each.VpcId,
        id: each.RouteTableId,
        settled: each.Associations?.some(({ Main }) => Main) ?? false,
      })),
    remove: (id) => [["delete-route-table", "--route-table-id", id]],
  },
  {
    id: "network-acls",
    type: "network-acl",
    operation: "NetworkAcls",
    means: "keeps the network from being deleted",
    list: async (ec2) =>
      (await allPages(paginateDescribeNetworkAcls(page(ec2), {}), ({ NetworkAcls }) => NetworkAcls)).map((each) => ({
        Tags: each.Tags,
        VpcId: each.VpcId,
        id: each.NetworkAclId,
        settled: each.IsDefault,
      })),
    remove: (id) => [["delete-network-acl", "--network-acl-id", id]],
  },
  {
    id: "internet-gateways",
    type: "internet-gateway",
    operation: "InternetGateways",
    means: "keeps the network from being deleted",
    list: async (ec2) =>
      (await allPages(paginateDescribeInternetGateways(page(ec2), {}), (each) => each.InternetGateways)).map(
        (each) => ({
          Tags: each.Tags,
          VpcId: each.Attachments?.[0]?.VpcId,
          id: each.InternetGatewayId,
        }),
      ),
    remove: (id, { VpcId }) => [
      ...(VpcId === undefined ? [] : [["detach-internet-gateway", "--internet-gateway-id", id, "--vpc-id", VpcId]]),
      ["delete-internet-gateway", "--internet-gateway-id", id],
    ],
  },
  {
    id: "subnets",
    type: "subnet",
    operation: "Subnets",
    means: "something is still in it, or it was made by hand in the client's block",
    list: async (ec2) =>
      (await allPages(paginateDescribeSubnets(page(ec2), {}), ({ Subnets }) => Subnets)).map(
        ({ Tags, VpcId, CidrBlock, SubnetId, DefaultForAz }) => ({
          Tags,
          VpcId,
          CidrBlock,
          id: SubnetId,
          settled: DefaultForAz,
        }),
      ),
    remove: (id) => [["delete-subnet", "--subnet-id", id]],
  },
  {
    id: "networks",
    type: "vpc",
    operation: "Vpcs",
    means: "what is in it keeps it, or somebody else uses the client's block",
    list: async (ec2) =>
      (await allPages(paginateDescribeVpcs(page(ec2), {}), ({ Vpcs }) => Vpcs)).map(
        ({ Tags, CidrBlock, VpcId, IsDefault }) => ({ Tags, CidrBlock, id: VpcId, settled: IsDefault }),
      ),
    remove: (id) => [["delete-vpc", "--vpc-id", id]],
  },
];
