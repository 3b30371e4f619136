/** How much of something an account has room for before somebody asks AWS for more. */
export interface AccountQuota {
  /** As a sentence goes on after the number. */
  readonly of: string;
  /** AWS's default, in each region or in the whole account; most accounts have been given more. */
  readonly most: number;
  readonly per: "region" | "account";
  /** Whose quotas say so, and when they were read. */
  readonly source: string;
}

/** What each new client takes some of, by Terraform's type. */
export const ACCOUNT_QUOTAS: Readonly<Record<string, AccountQuota>> = {
  aws_vpc: { of: "VPCs", most: 5, per: "region", source: "Amazon VPC quotas, 2026-11" },
  aws_internet_gateway: { of: "internet gateways", most: 5, per: "region", source: "Amazon VPC quotas, 2026-11" },
  aws_eip: { of: "Elastic IP addresses", most: 5, per: "region", source: "Amazon VPC quotas, 2026-11" },
  aws_vpn_gateway: {
    of: "virtual private gateways",
    most: 5,
    per: "region",
    source: "AWS Site-to-Site VPN quotas, 2026-11",
  },
  aws_vpn_connection: {
    of: "VPN connections",
    most: 50,
    per: "region",
    source: "AWS Site-to-Site VPN quotas, 2026-11",
  },
  aws_eks_cluster: { of: "EKS clusters", most: 100, per: "region", source: "Amazon EKS quotas, 2026-11" },
  aws_iam_openid_connect_provider: {
    of: "OIDC providers",
    most: 100,
    per: "account",
    source: "IAM quotas, 2026-11",
  },
  aws_dlm_lifecycle_policy: {
    of: "snapshot lifecycle policies",
    most: 100,
    per: "region",
    source: "Amazon Data Lifecycle Manager quotas, 2026-11",
  },
  aws_cloudwatch_event_rule: {
    of: "EventBridge rules",
    most: 300,
    per: "region",
    source: "Amazon EventBridge quotas, 2026-11",
  },
  aws_route53_zone: { of: "hosted zones", most: 500, per: "account", source: "Amazon Route 53 quotas, 2026-11" },
  aws_iam_role: { of: "IAM roles", most: 1000, per: "account", source: "IAM quotas, 2026-11" },
  aws_s3_bucket: { of: "buckets", most: 10_000, per: "account", source: "Amazon S3 quotas, 2026-11" },
};
