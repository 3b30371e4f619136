import {
  type EC2Client,
  type IpPermission,
  paginateDescribeSecurityGroups,
  paginateGetManagedPrefixListEntries,
  type SecurityGroup,
} from "@aws-sdk/client-ec2";

import type { Fleet } from "../../../config/fleet";
import { names } from "../../../config/names";
import { isInternet } from "../verify/internet";
import type { AuditArea, AuditFinding } from "./audit-area";

/** Namespace and name of the ingress gateway's Service, as the load balancer controller tags what it makes for it. */
const GATEWAY_STACK = "istio-ingress/istio-ingressgateway";

/** Security groups that let the internet in: no rule of this project does, only what makes load balancers may (S3-122). */
export const openSecurityGroups: AuditArea = {
  id: "security-groups",
  permission: "ec2:DescribeSecurityGroups and ec2:GetManagedPrefixListEntries",
  async look({ ec2, fleet }) {
    const groups: SecurityGroup[] = [];
    for await (const page of paginateDescribeSecurityGroups({ client: ec2 }, {})) {
      groups.push(...(page.SecurityGroups ?? []));
    }
    const openLists = await openPrefixLists(groups, ec2);
    return groups.flatMap((group) => openRules(group, openLists).map((rule) => finding(group, rule, fleet)));
  },
};

/** A rule of a group, and the blocks of the internet that it lets in. */
interface OpenRule {
  readonly permission: IpPermission;
  readonly sources: readonly string[];
}

function openRules({ IpPermissions = [] }: SecurityGroup, openLists: ReadonlySet<string>): OpenRule[] {
  return IpPermissions.map((permission) => {
    const { IpRanges = [], Ipv6Ranges = [] } = permission;
    const blocks = [...IpRanges.map(({ CidrIp }) => CidrIp), ...Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6)];
    const open = blocks.filter((block): block is string => block !== undefined && isInternet(block));
    return { permission, sources: [...open, ...prefixLists(permission).filter((id) => openLists.has(id))] };
  }).filter(({ sources }) => sources.length > 0);
}

function finding(group: SecurityGroup, { permission, sources }: OpenRule, fleet: Fleet): AuditFinding {
  const tags = Object.fromEntries((group.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
  const client = tags.Client ?? clientOfCluster(tags["elbv2.k8s.aws/cluster"], fleet);
  return {
    subject: `${group.GroupId} ${group.GroupName}`,
    client,
    problem: `${portsOf(permission)} open to ${sources.join(", ")}`,
    expected: isGateway(tags, permission, fleet) ? `load balancer of ${client}'s ingress gateway` : undefined,
  };
}

/** The load balancer controller marks what it makes; the gateway's load balancer faces the internet, with these two ports. */
function isGateway(tags: Readonly<Record<string, string>>, permission: IpPermission, fleet: Fleet): boolean {
  const { enableIstioServiceMesh, enableAwsLoadBalancerController } = fleet.platform.clusterServices;
  const { IpProtocol, FromPort, ToPort } = permission;
  return (
    enableIstioServiceMesh &&
    enableAwsLoadBalancerController &&
    clientOfCluster(tags["elbv2.k8s.aws/cluster"], fleet) !== undefined &&
    tags["service.k8s.aws/stack"] === GATEWAY_STACK &&
    IpProtocol === "tcp" &&
    FromPort === ToPort &&
    (FromPort === 80 || FromPort === 443)
  );
}

function clientOfCluster(cluster: string | undefined, { clients, target }: Fleet): string | undefined {
  return clients.find(({ name }) => names.cluster(target, name) === cluster)?.name;
}

function portsOf({ IpProtocol, FromPort, ToPort }: IpPermission): string {
  if (IpProtocol === "-1") return "everything";
  if (FromPort === undefined || FromPort === -1) return `${IpProtocol}`;
  return `${IpProtocol} ${FromPort === ToPort ? FromPort : `${FromPort}-${ToPort}`}`;
}

function prefixLists({ PrefixListIds = [] }: IpPermission): string[] {
  return PrefixListIds.flatMap(({ PrefixListId }) => PrefixListId ?? []);
}

/** Lists that groups refer to and that hold the internet: a name in between hides nothing. */
async function openPrefixLists(groups: readonly SecurityGroup[], client: EC2Client): Promise<ReadonlySet<string>> {
  const ids = new Set(groups.flatMap(({ IpPermissions = [] }) => IpPermissions.flatMap(prefixLists)));
  const open = new Set<string>();
  for (const PrefixListId of ids) {
    for await (const { Entries = [] } of paginateGetManagedPrefixListEntries({ client }, { PrefixListId })) {
      if (Entries.some(({ Cidr }) => Cidr !== undefined && isInternet(Cidr))) open.add(PrefixListId);
    }
  }
  return open;
}
