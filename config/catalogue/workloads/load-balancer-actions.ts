/** What a load balancer controller does in AWS, by how far it can be narrowed. */
export interface LoadBalancerActions {
  readonly describe: readonly string[];
  /** Certificates, and the firewalls and shields that an Ingress may ask for: none of them is a cluster's own. */
  readonly certificatesAndFirewalls: readonly string[];
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

const CERTIFICATES_AND_FIREWALLS = [
  "acm:DescribeCertificate",
  "acm:ListCertificates",
  "cognito-idp:DescribeUserPoolClient",
  "iam:GetServerCertificate",
  "iam:ListServerCertificates",
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
  "elasticloadbalancing:SetWebAcl",
];

const CHANGE_SINCE_V3 = [
  "elasticloadbalancing:ModifyCapacityReservation",
  "elasticloadbalancing:ModifyIpPools",
  "elasticloadbalancing:ModifyListenerAttributes",
  "elasticloadbalancing:SetRulePriorities",
];

/** The actions of a chart's controller (docs/install/iam_policy.json at v2.8.1 up to chart 1.8, at v3.5.0 from there on). */
export function loadBalancerActions(chartVersion: string): LoadBalancerActions {
  const [describe, change] = isBefore3(chartVersion) ? [[], []] : [DESCRIBE_SINCE_V3, CHANGE_SINCE_V3];
  return {
    describe: [...DESCRIBE, ...describe],
    certificatesAndFirewalls: CERTIFICATES_AND_FIREWALLS,
    change: [...CHANGE, ...change],
  };
}

/** Whether the chart is of the time of controller v2.8.1; rights of a later one do no harm to those in between. */
function isBefore3(chartVersion: string): boolean {
  const [major = 0, minor = 0] = chartVersion.split(".").map(Number);
  return major < 1 || (major === 1 && minor <= 8);
}
