import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import {
  securityGroupRules,
  type RuleOfPort,
  type SecurityGroupName,
} from "../../config/catalogue/security-group-rules";

/** The groups' names and what fills in the table of rules. */
export interface SecurityGroupsProps {
  readonly vpcId: string;
  /** AWS name of each group, unique in the VPC; also the prefix of its rules' Name tags. */
  readonly names: Readonly<Record<SecurityGroupName, string>>;
  readonly databasePorts: readonly number[];
  readonly customPorts: readonly number[];
  /** The network behind the VPN; rules about it exist only when there is one. */
  readonly vpnNetworkCidr?: string;
  readonly tags: Readonly<Record<string, string>>;
}

const DESCRIPTIONS: Readonly<Record<SecurityGroupName, string>> = {
  eks: "Nodes and control plane of the EKS cluster",
  database: "PostgreSQL instances",
  compute: "Standalone compute instances",
};

/** The three security groups of a client's network, with one described resource per rule of the table (S3-40). */
export class SecurityGroups extends Construct {
  readonly ids: Readonly<Record<SecurityGroupName, string>>;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: SecurityGroupsProps,
  ) {
    super(scope, id);
    this.ids = { eks: this.group("eks"), database: this.group("database"), compute: this.group("compute") };

    const { databasePorts, customPorts, vpnNetworkCidr } = props;
    const rules = securityGroupRules({ databasePorts, customPorts, vpn: vpnNetworkCidr !== undefined });
    for (const rule of rules) this.rule(rule);
  }

  private group(name: SecurityGroupName): string {
    const { vpcId, names, tags } = this.props;
    const group = new SecurityGroup(this, name, {
      vpcId,
      name: names[name],
      description: DESCRIPTIONS[name],
      tags: { ...tags, Name: names[name] },
    });
    return group.id;
  }

  private rule(rule: RuleOfPort): void {
    const { port } = rule;
    const noun = `${rule.direction}-${rule.peer}-${port}`;
    const RuleResource = rule.direction === "ingress" ? VpcSecurityGroupIngressRule : VpcSecurityGroupEgressRule;

    new RuleResource(this, `${rule.group}-${noun}`, {
      securityGroupId: this.ids[rule.group],
      description: rule.description,
      ...(port === "all" ? { ipProtocol: "-1" } : { ipProtocol: "tcp", fromPort: port, toPort: port }),
      ...this.peer(rule),
      tags: { ...this.props.tags, Name: `${this.props.names[rule.group]}-${noun}` },
    });
  }

  private peer({ peer }: RuleOfPort): { cidrIpv4: string } | { referencedSecurityGroupId: string } {
    if (peer === "internet") return { cidrIpv4: "0.0.0.0/0" };
    if (peer === "vpn") return { cidrIpv4: this.props.vpnNetworkCidr! };
    return { referencedSecurityGroupId: this.ids[peer] };
  }
}
