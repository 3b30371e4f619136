/** How much of something an account has room for before somebody asks AWS for more. */
export interface AccountQuota {
  /** As a sentence goes on after the number. */
  readonly of: string;
  /** AWS's default; most accounts have been given more of what is asked for often. */
  readonly most: number;
  /** Of what it is the most: of a region or the whole account, or of each zone, cluster or topic in a region. */
  readonly per: "region" | "account" | "zone" | "cluster" | "topic";
  /** Where Service Quotas has it; absent for what nobody is given more of, or is asked for by a support case. */
  readonly service?: string;
  /** Service Quotas' code of it: what is asked for by. */
  readonly code?: string;
  /** Whether AWS raises it by itself as an account is used, so that its default tells little. */
  readonly grows?: true;
  /** Whose quotas say so, and when they were read. */
  readonly source: string;
}

const VPC = "Amazon VPC quotas, 2026-11";
const VPN = "AWS Site-to-Site VPN quotas, 2026-11";
const EKS = "Amazon EKS quotas, 2026-11";
const EC2 = "Amazon EC2 quotas, 2026-11";
const IAM = "IAM quotas, 2026-11";
const SNS = "Amazon SNS quotas, 2026-11";

/** What clients take of an account, by a name of ours. EC2 raises what it lets run by itself, as an account is used. */
export const ACCOUNT_QUOTAS = {
  vpcs: { of: "VPCs", most: 5, per: "region", service: "vpc", code: "L-F678F1CE", source: VPC },
  "internet-gateways": {
    of: "internet gateways",
    most: 5,
    per: "region",
    service: "vpc",
    code: "L-A4707A72",
    source: VPC,
  },
  "elastic-ips": { of: "Elastic IPs", most: 5, per: "region", service: "ec2", code: "L-0263D0A3", source: VPC },
  "nat-gateways": {
    of: "NAT gateways in a zone",
    most: 5,
    per: "zone",
    service: "vpc",
    code: "L-FE5A380F",
    source: VPC,
  },
  "vpn-gateways": {
    of: "virtual private gateways",
    most: 5,
    per: "region",
    service: "ec2",
    code: "L-7029FAB6",
    source: VPN,
  },
  "customer-gateways": {
    of: "customer gateways",
    most: 50,
    per: "region",
    service: "ec2",
    code: "L-4FB7FF5D",
    source: VPN,
  },
  "vpn-connections": {
    of: "VPN connections",
    most: 50,
    per: "region",
    service: "ec2",
    code: "L-3E6EC3A3",
    source: VPN,
  },
  "eks-clusters": { of: "EKS clusters", most: 100, per: "region", service: "eks", code: "L-1194D53C", source: EKS },
  "node-groups": {
    of: "node groups of a cluster",
    most: 30,
    per: "cluster",
    service: "eks",
    code: "L-6D54EA21",
    source: EKS,
  },
  "standard-vcpus": {
    of: "vCPUs on demand, Standard",
    most: 5,
    per: "region",
    service: "ec2",
    code: "L-1216C47A",
    grows: true,
    source: EC2,
  },
  "standard-spot-vcpus": {
    of: "vCPUs of Spot, Standard",
    most: 5,
    per: "region",
    service: "ec2",
    code: "L-34B43A08",
    grows: true,
    source: EC2,
  },
  "x-vcpus": {
    of: "vCPUs on demand, X",
    most: 0,
    per: "region",
    service: "ec2",
    code: "L-7295265B",
    grows: true,
    source: EC2,
  },
  "x-spot-vcpus": {
    of: "vCPUs of Spot, X",
    most: 0,
    per: "region",
    service: "ec2",
    code: "L-E3A00192",
    grows: true,
    source: EC2,
  },
  "gp3-storage": {
    of: "TiB of gp3 volumes",
    most: 50,
    per: "region",
    service: "ebs",
    code: "L-7A658B76",
    source: "Amazon EBS quotas, 2026-11",
  },
  "oidc-providers": {
    of: "OIDC providers",
    most: 100,
    per: "account",
    service: "iam",
    code: "L-858F3967",
    source: IAM,
  },
  "iam-roles": { of: "IAM roles", most: 1000, per: "account", service: "iam", code: "L-FE177D64", source: IAM },
  "snapshot-policies": {
    of: "snapshot lifecycle policies",
    most: 100,
    per: "region",
    service: "dlm",
    code: "L-5407D8DA",
    source: "Amazon Data Lifecycle Manager quotas, 2026-11",
  },
  "event-rules": {
    of: "EventBridge rules",
    most: 300,
    per: "region",
    service: "events",
    code: "L-244521F2",
    source: "Amazon EventBridge quotas, 2026-11",
  },
  "reserved-concurrency": {
    of: "concurrent executions of Lambda, reserved or kept free",
    most: 1000,
    per: "region",
    service: "lambda",
    code: "L-B99A9384",
    source: "AWS Lambda quotas, 2026-11",
  },
  "filter-policies": {
    of: "filter policies of SNS",
    most: 10_000,
    per: "region",
    service: "sns",
    code: "L-4126E74A",
    source: SNS,
  },
  "topic-filter-policies": { of: "filter policies of a topic", most: 200, per: "topic", source: SNS },
  "log-policies": {
    of: "resource policies of CloudWatch Logs",
    most: 10,
    per: "region",
    source: "Amazon CloudWatch Logs quotas, 2026-11",
  },
  "hosted-zones": {
    of: "hosted zones",
    most: 500,
    per: "account",
    service: "route53",
    code: "L-4EA4796A",
    source: "Amazon Route 53 quotas, 2026-11",
  },
  buckets: {
    of: "buckets",
    most: 10_000,
    per: "account",
    service: "s3",
    code: "L-DC2B2D3D",
    source: "Amazon S3 quotas, 2026-11",
  },
} as const satisfies Readonly<Record<string, AccountQuota>>;

/** A quota's name. */
export type QuotaId = keyof typeof ACCOUNT_QUOTAS;

/** What Lambda keeps free for functions that reserve nothing, once any reserves. Source: AWS Lambda quotas, 2026-11. */
export const UNRESERVED_CONCURRENCY = 100;
