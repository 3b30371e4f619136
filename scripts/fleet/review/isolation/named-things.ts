import type { Resource } from "../model/stack";
import type { Leak } from "./breach";
import type { Thing } from "./things";

/** Where things are: what ARNs need besides a name. */
export interface Account {
  readonly region: string;
  readonly accountId: string;
}

/** Begins an ARN up to the resource: `of("sqs")` is `arn:aws:sqs:us-east-2:123456789012:`. */
type Arn = (service: string) => string;

interface Naming {
  readonly attribute: string;
  readonly leak: Leak;
  readonly arns: (name: string, of: Arn, global: Arn) => readonly string[];
}

/** What has a name that we choose, and the ARNs that follow from it. */
const NAMED: Readonly<Record<string, Naming>> = {
  aws_s3_bucket: {
    attribute: "bucket",
    leak: "bucket",
    arns: (name) => [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/a/b`],
  },
  aws_cloudwatch_log_group: {
    attribute: "name",
    leak: "log-group",
    arns: (name, of) => [`${of("logs")}log-group:${name}`, `${of("logs")}log-group:${name}:log-stream:x`],
  },
  aws_secretsmanager_secret: {
    attribute: "name",
    leak: "secret",
    arns: (name, of) => [`${of("secretsmanager")}secret:${name}-AbCdEf`],
  },
  aws_ssm_parameter: { attribute: "name", leak: "parameter", arns: (name, of) => [`${of("ssm")}parameter${name}`] },
  aws_sqs_queue: { attribute: "name", leak: "queue", arns: (name, of) => [of("sqs") + name] },
  aws_sns_topic: { attribute: "name", leak: "queue", arns: (name, of) => [of("sns") + name] },
  aws_eks_cluster: {
    attribute: "name",
    leak: "cluster",
    arns: (name, of) => [`${of("eks")}cluster/${name}`, `${of("eks")}nodegroup/${name}/a/b`],
  },
  aws_lambda_function: {
    attribute: "function_name",
    leak: "arn",
    arns: (name, of) => [`${of("lambda")}function:${name}`],
  },
  aws_cloudwatch_event_rule: { attribute: "name", leak: "arn", arns: (name, of) => [`${of("events")}rule/${name}`] },
  aws_cloudwatch_metric_alarm: {
    attribute: "alarm_name",
    leak: "arn",
    arns: (name, of) => [`${of("cloudwatch")}alarm:${name}`],
  },
  aws_cloudwatch_dashboard: {
    attribute: "dashboard_name",
    leak: "arn",
    arns: (name, _, global) => [`${global("cloudwatch")}dashboard/${name}`],
  },
  aws_kinesis_firehose_delivery_stream: {
    attribute: "name",
    leak: "arn",
    arns: (name, of) => [`${of("firehose")}deliverystream/${name}`],
  },
  aws_dynamodb_table: { attribute: "name", leak: "arn", arns: (name, of) => [`${of("dynamodb")}table/${name}`] },
  aws_iam_role: { attribute: "name", leak: "grant", arns: (name, _, global) => [`${global("iam")}role/${name}`] },
  aws_iam_policy: { attribute: "name", leak: "arn", arns: (name, _, global) => [`${global("iam")}policy/${name}`] },
  aws_iam_instance_profile: {
    attribute: "name",
    leak: "arn",
    arns: (name, _, global) => [`${global("iam")}instance-profile/${name}`],
  },
  aws_kms_alias: { attribute: "name", leak: "arn", arns: (name, of) => [of("kms") + name] },
  aws_route53_zone: { attribute: "name", leak: "zone", arns: (name) => [name] },
};

/** What AWS names by an id that nobody knows before it is there: patterns of its kind take it in all the same. */
const NUMBERED: Readonly<Record<string, (of: Arn) => string>> = {
  aws_instance: (of) => `${of("ec2")}instance/`,
  aws_ebs_volume: (of) => `${of("ec2")}volume/`,
  aws_security_group: (of) => `${of("ec2")}security-group/`,
  aws_subnet: (of) => `${of("ec2")}subnet/`,
  aws_vpc: (of) => `${of("ec2")}vpc/`,
  aws_route_table: (of) => `${of("ec2")}route-table/`,
  aws_launch_template: (of) => `${of("ec2")}launch-template/`,
  aws_kms_key: (of) => `${of("kms")}key/`,
  aws_route53_zone: () => "arn:aws:route53:::hostedzone/",
  aws_eks_node_group: (of) => `${of("autoscaling")}autoScalingGroup:00000000:autoScalingGroupName/`,
};

/** What a client's resource is called at AWS; of what only Terraform will know, nothing. */
export function* thingsOf({ owner, kind, type, address, body }: Resource, account: Account): Iterable<Thing> {
  if (owner === undefined || kind !== "resource") return;
  const region = regionOf(body.provider) ?? account.region;
  const of: Arn = (service) => `arn:aws:${service}:${region}:${account.accountId}:`;
  const global: Arn = (service) => `arn:aws:${service}::${account.accountId}:`;
  const naming = Object.hasOwn(NAMED, type) ? NAMED[type] : undefined;
  const name = naming && body[naming.attribute];
  if (typeof name === "string" && !name.includes("${")) {
    yield { owner, leak: naming!.leak, text: name };
    for (const text of naming!.arns(name, of, global)) yield { owner, leak: naming!.leak, text };
  }
  if (Object.hasOwn(NUMBERED, type)) yield { owner, leak: "arn", text: `${NUMBERED[type]!(of)}(${address})` };
}

/** `aws.us-west-2` says where a replica is. */
function regionOf(provider: unknown): string | undefined {
  return typeof provider === "string" ? /^aws\.([a-z]+-[a-z-]+-\d)$/.exec(provider)?.[1] : undefined;
}
