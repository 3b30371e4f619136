/** The command that removes what an ARN names, by the service and type in it. */
interface Removal {
  /** Service and type; the parts in parentheses become the arguments. */
  readonly arn: RegExp;
  readonly words: (...parts: readonly string[]) => readonly string[];
}

const REMOVALS: readonly Removal[] = [
  {
    arn: /:elasticloadbalancing:.*:loadbalancer\/(?!app\/|net\/|gwy\/)(.+)$/,
    words: (name) => ["elb", "delete-load-balancer", "--load-balancer-name", name],
  },
  {
    arn: /:eks:.*:nodegroup\/([^/]+)\/([^/]+)\//,
    words: (cluster, name) => ["eks", "delete-nodegroup", "--cluster-name", cluster, "--nodegroup-name", name],
  },
  {
    arn: /:eks:.*:addon\/([^/]+)\/([^/]+)\//,
    words: (cluster, name) => ["eks", "delete-addon", "--cluster-name", cluster, "--addon-name", name],
  },
  {
    arn: /:eks:.*:podidentityassociation\/([^/]+)\/([^/]+)$/,
    words: (cluster, id) => [
      "eks",
      "delete-pod-identity-association",
      "--cluster-name",
      cluster,
      "--association-id",
      id,
    ],
  },
  { arn: /:eks:.*:cluster\/(.+)$/, words: (name) => ["eks", "delete-cluster", "--name", name] },
  { arn: /^(.*:sns:.*)$/, words: (arn) => ["sns", "delete-topic", "--topic-arn", arn] },
  { arn: /:logs:.*:log-group:([^:]+)/, words: (name) => ["logs", "delete-log-group", "--log-group-name", name] },
  { arn: /:lambda:.*:function:([^:]+)/, words: (name) => ["lambda", "delete-function", "--function-name", name] },
  { arn: /:events:.*:rule\/(.+)$/, words: (name) => ["events", "delete-rule", "--force", "--name", name] },
  { arn: /:cloudwatch:.*:alarm:(.+)$/, words: (name) => ["cloudwatch", "delete-alarms", "--alarm-names", name] },
  { arn: /:ssm:.*:parameter(\/.+)$/, words: (name) => ["ssm", "delete-parameter", "--name", name] },
  { arn: /^(.*:acm:.*)$/, words: (arn) => ["acm", "delete-certificate", "--certificate-arn", arn] },
  { arn: /:dynamodb:.*:table\/([^/]+)$/, words: (name) => ["dynamodb", "delete-table", "--table-name", name] },
  { arn: /:ecr:.*:repository\/(.+)$/, words: (name) => ["ecr", "delete-repository", "--repository-name", name] },
  {
    arn: /:sqs:([^:]+):([^:]+):(.+)$/,
    words: (region, account, name) => [
      "sqs",
      "delete-queue",
      "--queue-url",
      `https://sqs.${region}.amazonaws.com/${account}/${name}`,
    ],
  },
  {
    arn: /:firehose:.*:deliverystream\/(.+)$/,
    words: (name) => ["firehose", "delete-delivery-stream", "--delivery-stream-name", name],
  },
  {
    arn: /:kms:.*:key\/(.+)$/,
    words: (id) => ["kms", "schedule-key-deletion", "--key-id", id, "--pending-window-in-days", "30"],
  },
  { arn: /:s3:::([^/]+)$/, words: (name) => ["s3", "rb", "--force", `s3://${name}`] },
  {
    arn: /:rds:.*:db:(.+)$/,
    words: (id) => ["rds", "delete-db-instance", "--skip-final-snapshot", "--db-instance-identifier", id],
  },
  {
    arn: /:elasticfilesystem:.*:file-system\/(.+)$/,
    words: (id) => ["efs", "delete-file-system", "--file-system-id", id],
  },
  {
    arn: /:cloudformation:.*:stack\/([^/]+)\//,
    words: (name) => ["cloudformation", "delete-stack", "--stack-name", name],
  },
  {
    arn: /^(.*:secretsmanager:.*)$/,
    words: (arn) => ["secretsmanager", "delete-secret", "--force-delete-without-recovery", "--secret-id", arn],
  },
];

/** What removes the thing of an ARN, as words after `aws`; none for a service that isn't known here. */
export function removalOf(arn: string): (readonly string[])[] {
  for (const { arn: pattern, words } of REMOVALS) {
    const found = pattern.exec(arn);
    if (found) return [words(...found.slice(1))];
  }
  return [];
}
