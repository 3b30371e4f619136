/** What a load balancer controller does in AWS, by how far it can be narrowed. */
export interface LoadBalancerActions {
  readonly describe: readonly string[];
  /** Certificates and pools of users that an Ingress may ask for: none of them is a cluster's own. */
  readonly certificates: readonly string[];
  /** Changes to load balancers and their parts, which carry their cluster's name. */
  readonly change: readonly string[];
}

const DESCRIBE = [
  "ec2:DescribeAccountAttributes",
  "ec2:DescribeAddresses",
  "ec2:DescribeAvailabilityZones",
  "ec2:DescribeCoipPools",
  "ec2:DescribeInstances",
  "ec2:DescribeInternetGateways",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeTags",
  "ec2:DescribeVpcPeeringConnections",
  "ec2:DescribeVpcs",
  "ec2:GetCoipPoolUsage",
  "elasticloadbalancing:DescribeListenerCertificates",
  "elasticloadbalancing:DescribeListeners",
  "elasticloadbalancing:DescribeLoadBalancerAttributes",
  "elasticloadbalancing:DescribeLoadBalancers",
  "elasticloadbalancing:DescribeRules",
  "elasticloadbalancing:DescribeSSLPolicies",
  "elasticloadbalancing:DescribeTags",
  "elasticloadbalancing:DescribeTargetGroupAttributes",
  "elasticloadbalancing:DescribeTargetGroups",
  "elasticloadbalancing:DescribeTargetHealth",
  "elasticloadbalancing:DescribeTrustStores",
];

const DESCRIBE_SINCE_V3 = [
  "ec2:DescribeIpamPools",
  "ec2:DescribeRouteTables",
  "ec2:GetSecurityGroupsForVpc",
  "elasticloadbalancing:DescribeCapacityReservation",
  "elasticloadbalancing:DescribeListenerAttributes",
];

const CERTIFICATES = [
  "acm:DescribeCertificate",
  "acm:ListCertificates",
  "cognito-idp:DescribeUserPoolClient",
  "iam:GetServerCertificate",
  "iam:ListServerCertificates",
];

const CHANGE = [
  "elasticloadbalancing:AddListenerCertificates",
  "elasticloadbalancing:CreateListener",
  "elasticloadbalancing:CreateRule",
  "elasticloadbalancing:DeleteListener",
  "elasticloadbalancing:DeleteLoadBalancer",
  "elasticloadbalancing:DeleteRule",
  "elasticloadbalancing:DeleteTargetGroup",
  "elasticloadbalancing:DeregisterTargets",
  "elasticloadbalancing:ModifyListener",
  "elasticloadbalancing:ModifyLoadBalancerAttributes",
  "elasticloadbalancing:ModifyRule",
  "elasticloadbalancing:ModifyTargetGroup",
  "elasticloadbalancing:ModifyTargetGroupAttributes",
  "elasticloadbalancing:RegisterTargets",
  "elasticloadbalancing:RemoveListenerCertificates",
  "elasticloadbalancing:SetIpAddressType",
  "elasticloadbalancing:SetSecurityGroups",
  "elasticloadbalancing:SetSubnets",
];

const CHANGE_SINCE_V3 = [
  "elasticloadbalancing:ModifyCapacityReservation",
  "elasticloadbalancing:ModifyIpPools",
  "elasticloadbalancing:ModifyListenerAttributes",
  "elasticloadbalancing:SetRulePriorities",
];

/**
 * What the controller's project asks for and no cluster gets: firewalls and shields. AWS narrows `SetWebAcl` to no load
 * balancer and no tag, so a cluster that may give its own a firewall may take away everybody's in the account. The
 * chart's switches are off; a firewall is associated with a load balancer by who deploys it.
 */
export const FIREWALL_ACTIONS: readonly string[] = [
  "elasticloadbalancing:SetWebAcl",
  "shield:CreateProtection",
  "shield:DeleteProtection",
  "shield:DescribeProtection",
  "shield:GetSubscriptionState",
  "waf-regional:AssociateWebACL",
  "waf-regional:DisassociateWebACL",
  "waf-regional:GetWebACL",
  "waf-regional:GetWebACLForResource",
  "wafv2:AssociateWebACL",
  "wafv2:DisassociateWebACL",
  "wafv2:GetWebACL",
  "wafv2:GetWebACLForResource",
];

/** The actions of a chart's controller (docs/install/iam_policy.json at v2.8.1 up to chart 1.8, at v3.5.0 from there on), without firewalls. */
export function loadBalancerActions(chartVersion: string): LoadBalancerActions {
  const [describe, change] = isBefore3(chartVersion) ? [[], []] : [DESCRIBE_SINCE_V3, CHANGE_SINCE_V3];
  return {
    describe: [...DESCRIBE, ...describe],
    certificates: CERTIFICATES,
    change: [...CHANGE, ...change],
  };
}

/** Whether the chart is of the time of controller v2.8.1; rights of a later one do no harm to those in between. */
function isBefore3(chartVersion: string): boolean {
  const [major = 0, minor = 0] = chartVersion.split(".").map(Number);
  return major < 1 || (major === 1 && minor <= 8);
}
