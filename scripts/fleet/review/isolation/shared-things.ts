import { matchesWildcard } from "../policies/wildcard";

/** One thing that clients share on purpose. */
export interface SharedThing {
  readonly what: string;
  /** Why it is shared, and what keeps clients apart in it. */
  readonly reason: string;
  /** The layer whose stack has it, and its addresses; absent for what isn't a resource or output. */
  readonly layer?: RegExp;
  readonly address?: RegExp;
  /** IAM actions on every resource that go with it. */
  readonly actions?: readonly string[];
  /** Policies of AWS's own that go with it. */
  readonly policies?: readonly string[];
}

/** All that clients share: what is not here belongs to one of them, or is a breach. */
export const SHARED_THINGS = {
  "state-bucket": {
    what: "the state bucket with its alarms, its events and the policy of who reads it",
    reason:
      "every state has a key of its own, and only operators read any; with state.layout: client every client has its own states",
    layer: /^bootstrap$/,
    address: /^(?:data\.)?[a-z][a-z0-9_]*\.state(?:-replica)?_/,
  },
  "shared-buckets": {
    what: "the buckets for logs, traces, metrics and audit logs, and their copies",
    reason:
      "each client has the prefix {type}/client={client}/ in them, which IAM and the client's S3 endpoint enforce",
    layer: /^bootstrap$/,
    address: /^(?:data\.)?[a-z][a-z0-9_]*\.(?:logs|traces|metrics|audit-logs)(?:-replica)?_/,
  },
  "apm-config-bucket": {
    what: "the bucket for configurations of monitoring tools",
    reason:
      "each client has the prefix apm-config/client={client}/ in it, which IAM and the client's S3 endpoint enforce",
    layer: /^bootstrap$/,
    address: /^(?:data\.)?[a-z][a-z0-9_]*\.apm-config(?:-replica)?_/,
  },
  "alerts-topic": {
    what: "the alerts topic and its key",
    reason: "operators read it; clients' things can only publish",
    layer: /^bootstrap$/,
    address: /^(?:data\.)?aws_[a-z0-9_]+\.alerts(?:-key)?_/,
  },
  pipeline: {
    what: "the roles by which a repository's jobs plan and deploy",
    reason: "operators change all clients' stacks with them; no client's thing can take them",
    layer: /^bootstrap$/,
    address: /^(?:data\.)?aws_iam_[a-z_]+\.github_/,
  },
  "data-events": {
    what: "the trail of requests to objects",
    reason: "operators read it in the audit-logs bucket",
    layer: /^bootstrap$/,
    address: /^aws_cloudtrail\./,
  },
  "cost-tags": {
    what: "the tags that bills are split by",
    reason: "they are keys of tags, an account has them once",
    layer: /^bootstrap$/,
    address: /^aws_ce_cost_allocation_tag\./,
  },
  parameters: {
    what: "the parameters that name buckets and lock table",
    reason: "they hold names of what is shared, nothing of a client's",
    layer: /^bootstrap$/,
    address: /^aws_ssm_parameter\.parameters_/,
  },
  "bootstrap-outputs": {
    what: "the outputs of bootstrap",
    reason: "they name buckets, and every client's prefix in them for operators",
    layer: /^bootstrap$/,
    address: /^output\./,
  },
  "lower-layers": {
    what: "the states of lower layers, as a layer reads them for all its clients",
    reason: "each client's resources read their own entry of each contract",
    layer: /./,
    address: /^data\.(?:terraform_remote_state|aws_s3_objects)\.[a-z-]+$/,
  },
  "machine-image": {
    what: "the newest image of Debian's own",
    reason: "it is public",
    layer: /^(?:database|compute)$/,
    address: /^data\.aws_ami\.debian$/,
  },
  "parent-zone": {
    what: "the parent DNS zone",
    reason: "each client's names lie in a zone of its own below it",
    layer: /^cluster-services$/,
    address: /^data\.aws_route53_zone\.parent$/,
  },
  "aws-providers": {
    what: "the connection to AWS, one for each region",
    reason: "Terraform works for all clients of an account with one role",
    layer: /./,
    address: /^provider\.aws(?:\.[a-z]+-[a-z-]+-\d)?$/,
  },
  "own-endpoint": {
    what: "an S3 endpoint lets everybody use it who is in the client's own network",
    reason: "its policy names the client's own buckets and prefixes, and what nodes read of AWS's",
  },
  "key-administration": {
    what: "a key's policy lets the account's IAM decide",
    reason: "without it nobody could administer the key; roles of other clients have no policy that names it",
  },
  "log-delivery": {
    what: "CloudWatch Logs takes the role of a subscription for any log group of the account",
    reason: "its guide asks for it; the role can do nothing but send to the client's own stream",
  },
  "audit-list": {
    what: "Firehose lists the whole audit-logs bucket",
    reason: "it asks for that before it delivers; nobody else takes the role",
  },
  "name-beginnings": {
    what: "names of clients that begin alike can be listed in the shared buckets",
    reason: "lists with a delimiter show whose prefixes there are; keys below them are not shown",
  },
  descriptions: {
    what: "descriptions of what an account has",
    reason: "AWS narrows them to no resource: controllers find their own among them by tags",
    actions: [
      "autoscaling:Describe*",
      "ec2:Describe*",
      "ec2:GetCoipPoolUsage",
      "ec2:GetInstanceTypesFromInstanceRequirements",
      "ec2:GetSecurityGroupsForVpc",
      "elasticloadbalancing:Describe*",
      "route53:ListHostedZones",
      "route53:ListHostedZonesByName",
    ],
  },
  certificates: {
    what: "names of certificates and user pools of the account",
    reason: "the load balancer controller finds a certificate by its host name; no private key can be read",
    actions: [
      "acm:DescribeCertificate",
      "acm:ListCertificates",
      "cognito-idp:DescribeUserPoolClient",
      "iam:GetServerCertificate",
      "iam:ListServerCertificates",
    ],
  },
  metrics: {
    what: "CloudWatch's metrics of the account, to read and to write",
    reason: "AWS narrows neither to a resource: numbers of other clients can be read, no logs or objects (ADR-005)",
    actions: ["cloudwatch:GetMetric*", "cloudwatch:ListMetrics", "cloudwatch:PutMetricData", "xray:Put*"],
  },
  costs: {
    what: "the bill of the account",
    reason: "AWS narrows it to no resource; the report asks for the client's own tag",
    actions: ["ce:GetCostAndUsage"],
  },
  "random-passwords": {
    what: "random texts of Secrets Manager",
    reason: "they belong to nobody",
    actions: ["secretsmanager:GetRandomPassword"],
  },
  "aws-policies": {
    what: "policies that AWS writes for its own services",
    reason: "EKS, Systems Manager and Data Lifecycle Manager ask for them; none reads what clients keep",
    policies: [
      "AmazonEBSCSIDriverEKSClusterScopedPolicy",
      "AmazonEBSCSIDriverPolicy",
      "AmazonEBSCSIDriverPolicyV2",
      "AmazonEC2ContainerRegistryPullOnly",
      "AmazonEKSClusterPolicy",
      "AmazonEKSWorkerNodePolicy",
      "AmazonEKS_CNI_Policy",
      "AmazonSSMManagedInstanceCore",
      "AWSDataLifecycleManagerServiceRole",
    ],
  },
} as const satisfies Readonly<Record<string, SharedThing>>;

/** An entry of the list. */
export type SharedId = keyof typeof SHARED_THINGS;

const ENTRIES = Object.entries<SharedThing>(SHARED_THINGS) as [SharedId, SharedThing][];

/** Which entry of the list lets something be shared; undefined where none does. */
export const isShared = {
  place(layer: string, address: string): SharedId | undefined {
    return ENTRIES.find(([, entry]) => entry.layer?.test(layer) && entry.address?.test(address))?.[0];
  },
  action(action: string): SharedId | undefined {
    return ENTRIES.find(([, { actions = [] }]) =>
      actions.some((pattern) => (action.includes("*") ? pattern === action : matchesWildcard(pattern, action))),
    )?.[0];
  },
  policy(arn: string): SharedId | undefined {
    const name = arn.slice(arn.lastIndexOf("/") + 1);
    return ENTRIES.find(([, { policies = [] }]) => policies.includes(name))?.[0];
  },
} as const;
