/** A bucket that others run and nodes read; `{region}` in its name stands for the network's region. */
export interface ServiceBucket {
  readonly name: string;
  /** What stops working without it. */
  readonly reason: string;
}

/**
 * What nodes and instances read in order to work. A gateway endpoint sees every request to S3 in its
 * own region, also those to buckets of AWS and of image registries; what lies in other regions goes through NAT.
 */
export const SERVICE_BUCKETS: readonly ServiceBucket[] = [
  { name: "prod-{region}-starport-layer-bucket", reason: "ECR keeps image layers here, also those of EKS add-ons" },
  {
    name: "prod-registry-k8s-io-{region}",
    reason: "registry.k8s.io redirects pulls from AWS to its bucket in the region",
  },
  { name: "docker-images-prod", reason: "Docker Hub redirects pulls from AWS here (us-east-1)" },
  { name: "quayio-production-s3", reason: "quay.io redirects pulls from its own region here (us-east-1)" },
  { name: "al2023-repos-{region}-de612dc2", reason: "package repositories of Amazon Linux 2023, which EKS nodes run" },
  {
    name: "amazonlinux-2-repos-{region}",
    reason: "package repositories of Amazon Linux 2, on nodes of older clusters",
  },
  { name: "amazon-eks", reason: "node and client binaries that EKS publishes (us-west-2)" },
  { name: "amazon-ssm-{region}", reason: "updates of the Session Manager agent, and its package for Debian" },
  { name: "amazon-ssm-packages-{region}", reason: "agent updates on older agents" },
  { name: "aws-ssm-{region}", reason: "modules that Systems Manager documents run, patching among them" },
  { name: "aws-ssm-document-attachments-{region}", reason: "attachments of AWS's own Systems Manager documents" },
  { name: "{region}-birdwatcher-prod", reason: "packages that Distributor installs" },
  { name: "patch-baseline-snapshot-{region}", reason: "patch baselines that Patch Manager applies" },
  { name: "amazoncloudwatch-agent-{region}", reason: "package of the CloudWatch agent" },
];
