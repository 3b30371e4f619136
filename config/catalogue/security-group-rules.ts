/** The security groups of a client's network: one for each kind of machine, since rules name groups (S3-40). */
export type SecurityGroupName = "eks" | "database" | "compute";

/** The far end of a rule: a group, the internet, or the network at the client's end of the VPN. */
export type Peer = SecurityGroupName | "internet" | "vpn";

/** What a rule lets through: the client's database or application ports, HTTPS, or everything. */
export type Traffic = "database-ports" | "custom-ports" | "https" | "all";

/** One row of the table of rules. */
export interface SecurityGroupRule {
  readonly group: SecurityGroupName;
  readonly direction: "ingress" | "egress";
  readonly peer: Peer;
  readonly traffic: Traffic;
  /** Shown in the AWS console; AWS takes only a few punctuation marks and no apostrophe. */
  readonly description: string;
}

/**
 * Who may talk to whom inside a client's network. The internet is never a source, and the database is reached by the
 * cluster, by compute and by its own replica only (S3-40). To databases and compute, which carry these groups alone,
 * whatever is not listed is refused. Nodes also carry the group that EKS makes for the cluster: it lets everything out,
 * and groups add up, so what leaves nodes and pods is not narrowed by the rows of `eks`; what comes in is. Name
 * resolution, time and instance metadata need no row: security groups do not filter them.
 */
const SECURITY_GROUP_RULES: readonly SecurityGroupRule[] = [
  { group: "eks", direction: "ingress", peer: "eks", traffic: "all", description: "Nodes and pods to one another" },
  { group: "eks", direction: "egress", peer: "eks", traffic: "all", description: "Nodes and pods to one another" },
  {
    group: "eks",
    direction: "egress",
    peer: "database",
    traffic: "database-ports",
    description: "Workloads to the databases",
  },
  {
    group: "eks",
    direction: "egress",
    peer: "compute",
    traffic: "custom-ports",
    description: "Workloads to applications on compute",
  },
  {
    group: "eks",
    direction: "egress",
    peer: "internet",
    traffic: "https",
    description: "Image registries, chart repositories and AWS APIs",
  },
  {
    group: "eks",
    direction: "egress",
    peer: "vpn",
    traffic: "all",
    description: "Workloads to the client network behind the VPN",
  },

  {
    group: "database",
    direction: "ingress",
    peer: "eks",
    traffic: "database-ports",
    description: "Databases from workloads in the cluster",
  },
  {
    group: "database",
    direction: "ingress",
    peer: "compute",
    traffic: "database-ports",
    description: "Databases from applications on compute",
  },
  {
    group: "database",
    direction: "ingress",
    peer: "database",
    traffic: "database-ports",
    description: "Replication from the other database instance",
  },
  {
    group: "database",
    direction: "egress",
    peer: "database",
    traffic: "database-ports",
    description: "Replication to the other database instance",
  },
  {
    group: "database",
    direction: "egress",
    peer: "internet",
    traffic: "https",
    description: "Package updates, secrets, Session Manager and backups",
  },

  {
    group: "compute",
    direction: "ingress",
    peer: "eks",
    traffic: "custom-ports",
    description: "Applications from workloads in the cluster",
  },
  {
    group: "compute",
    direction: "ingress",
    peer: "compute",
    traffic: "custom-ports",
    description: "Applications on compute to one another",
  },
  {
    group: "compute",
    direction: "ingress",
    peer: "vpn",
    traffic: "custom-ports",
    description: "Applications from the client network behind the VPN",
  },
  {
    group: "compute",
    direction: "egress",
    peer: "compute",
    traffic: "custom-ports",
    description: "Applications on compute to one another",
  },
  {
    group: "compute",
    direction: "egress",
    peer: "database",
    traffic: "database-ports",
    description: "Applications to the databases",
  },
  {
    group: "compute",
    direction: "egress",
    peer: "internet",
    traffic: "https",
    description: "Package updates, Session Manager and AWS APIs",
  },
  {
    group: "compute",
    direction: "egress",
    peer: "vpn",
    traffic: "all",
    description: "Applications to the client network behind the VPN",
  },
];

/** What opens ports in a client's groups. */
export interface OpenPorts {
  readonly databasePorts: readonly number[];
  readonly customPorts: readonly number[];
  /** Whether there is a network behind a VPN: rules about it exist only then. */
  readonly vpn: boolean;
}

/** One rule as EC2 counts them: a row of the table, for one of its ports. */
export interface RuleOfPort extends SecurityGroupRule {
  readonly port: number | "all";
}

/** Every rule that a client's groups get, in the table's order. */
export function securityGroupRules({ databasePorts, customPorts, vpn }: OpenPorts): RuleOfPort[] {
  const ports: Readonly<Record<Traffic, readonly (number | "all")[]>> = {
    "database-ports": databasePorts,
    "custom-ports": customPorts,
    https: [443],
    all: ["all"],
  };
  const rows = SECURITY_GROUP_RULES.filter(({ peer }) => peer !== "vpn" || vpn);
  return rows.flatMap((rule) => ports[rule.traffic].map((port) => ({ ...rule, port })));
}
