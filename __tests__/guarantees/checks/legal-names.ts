import { madeIn, type Documents, type Resource } from "../../support/synth";

interface NameRule {
  readonly argument: string;
  readonly shortest: number;
  readonly longest: number;
  readonly pattern: RegExp;
  /** What two equal names must differ in: nothing, or an argument such as the VPC. */
  readonly within?: string;
}

/** What AWS takes as names, by resource type. Source: the API reference of each service, read for this test. */
const RULES: Readonly<Record<string, NameRule>> = {
  aws_s3_bucket: {
    argument: "bucket",
    shortest: 3,
    longest: 63,
    pattern: /^(?!xn--|sthree-|amzn-s3-demo-)(?!.*(-s3alias|--ol-s3|--x-s3|\.mrap)$)[a-z0-9][a-z0-9-]*[a-z0-9]$/,
  },
  aws_dynamodb_table: { argument: "name", shortest: 3, longest: 255, pattern: /^[a-zA-Z0-9_.-]+$/ },
  aws_iam_role: { argument: "name", shortest: 1, longest: 64, pattern: /^[\w+=,.@-]+$/ },
  aws_iam_policy: { argument: "name", shortest: 1, longest: 128, pattern: /^[\w+=,.@-]+$/ },
  aws_iam_role_policy: { argument: "name", shortest: 1, longest: 128, pattern: /^[\w+=,.@-]+$/, within: "role" },
  aws_kms_alias: { argument: "name", shortest: 7, longest: 256, pattern: /^alias\/(?!aws\/)[a-zA-Z0-9/_-]+$/ },
  aws_sns_topic: { argument: "name", shortest: 1, longest: 256, pattern: /^[a-zA-Z0-9_-]+$/ },
  aws_ssm_parameter: {
    argument: "name",
    shortest: 1,
    longest: 1011,
    pattern: /^(?!\/?(aws|ssm))(\/[a-zA-Z0-9_.-]+){1,15}$/i,
  },
  aws_cloudwatch_log_group: { argument: "name", shortest: 1, longest: 512, pattern: /^(?!aws\/)[\w./#-]+$/ },
  aws_cloudwatch_metric_alarm: { argument: "alarm_name", shortest: 1, longest: 255, pattern: /^[\x20-\x7E]+$/ },
  aws_cloudwatch_event_rule: { argument: "name", shortest: 1, longest: 64, pattern: /^[.\-_A-Za-z0-9]+$/ },
  aws_cloudwatch_event_target: {
    argument: "target_id",
    shortest: 1,
    longest: 64,
    pattern: /^[.\-_A-Za-z0-9]+$/,
    within: "rule",
  },
  aws_security_group: {
    argument: "name",
    shortest: 1,
    longest: 255,
    pattern: /^(?!sg-)[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]+$/,
    within: "vpc_id",
  },
  aws_sqs_queue: { argument: "name", shortest: 1, longest: 80, pattern: /^[a-zA-Z0-9_-]+$/ },
  aws_lambda_function: { argument: "function_name", shortest: 1, longest: 64, pattern: /^[a-zA-Z0-9_-]+$/ },
  aws_cloudwatch_dashboard: { argument: "dashboard_name", shortest: 1, longest: 255, pattern: /^[a-zA-Z0-9_-]+$/ },
  aws_iam_instance_profile: { argument: "name", shortest: 1, longest: 128, pattern: /^[\w+=,.@-]+$/ },
  aws_secretsmanager_secret: {
    argument: "name",
    shortest: 1,
    longest: 512,
    pattern: /^(?!.*-[a-zA-Z0-9]{6}$)[a-zA-Z0-9/_+=.@-]+$/,
  },
  aws_cloudwatch_log_stream: {
    argument: "name",
    shortest: 1,
    longest: 512,
    pattern: /^[^:*]+$/,
    within: "log_group_name",
  },
  aws_cloudwatch_log_subscription_filter: {
    argument: "name",
    shortest: 1,
    longest: 512,
    pattern: /^[^:*]+$/,
    within: "log_group_name",
  },
  aws_kinesis_firehose_delivery_stream: {
    argument: "name",
    shortest: 1,
    longest: 64,
    pattern: /^[a-zA-Z0-9_.-]+$/,
  },
  aws_launch_template: { argument: "name", shortest: 3, longest: 128, pattern: /^[a-zA-Z0-9().\-/_]+$/ },
  aws_eks_node_group: {
    argument: "node_group_name",
    shortest: 1,
    longest: 63,
    pattern: /^[0-9A-Za-z][A-Za-z0-9_-]*$/,
    within: "cluster_name",
  },
  aws_route53_zone: { argument: "name", shortest: 1, longest: 253, pattern: /^([a-z0-9-]{1,63}\.)+[a-z]{2,63}$/ },
  // One of each type for a name, and no more.
  aws_route53_record: { argument: "name", shortest: 1, longest: 253, pattern: /^[a-z0-9.*_-]+$/, within: "type" },
  helm_release: {
    argument: "name",
    shortest: 1,
    longest: 53,
    pattern: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    within: "provider",
  },
  aws_eks_cluster: { argument: "name", shortest: 1, longest: 100, pattern: /^[0-9A-Za-z][A-Za-z0-9_-]*$/ },
};

/** Descriptions that AWS takes fewer characters in than elsewhere. */
const RULE_DESCRIPTION = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/;
const DESCRIBED = ["aws_security_group", "aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"];

/** Arguments that name something; a type that has one and no rule here is a gap in this table. */
const NAMING_ARGUMENTS = ["name", "bucket", "alarm_name", "dashboard_name"];
/** Settings of a bucket: what they call `name` or `bucket` is another's, or only theirs. */
const OF_A_BUCKET = "aws_s3_bucket_";

/** G12: names that AWS refuses, and names that two resources would share. */
export function nameViolations(documents: Documents): string[] {
  const owners = new Map<string, string>();
  return madeIn(documents).flatMap((resource) =>
    ofResource(resource, owners).map((problem) => `${resource.stack}: ${resource.address} ${problem}`),
  );
}

function ofResource({ type, address, body }: Resource, owners: Map<string, string>): string[] {
  const problems: string[] = [];
  if (DESCRIBED.includes(type) && !RULE_DESCRIPTION.test(String(body.description)))
    problems.push(`has a description AWS refuses: ${String(body.description)}`);
  const rule = RULES[type];
  if (!rule) {
    const named = NAMING_ARGUMENTS.some((argument) => argument in body) && !type.startsWith(OF_A_BUCKET);
    return named ? [...problems, "has a name, and this test no rule for it"] : problems;
  }
  const name = body[rule.argument];
  if (typeof name !== "string") return [...problems, `has no ${rule.argument}`];
  if (name.length < rule.shortest || name.length > rule.longest)
    problems.push(`is called ${name}: ${name.length} characters, AWS takes ${rule.shortest} to ${rule.longest}`);
  if (!rule.pattern.test(name)) problems.push(`is called ${name}, which AWS refuses`);
  const key = [type, rule.within && body[rule.within], name].join(" ");
  const owner = owners.get(key);
  if (owner) problems.push(`is called ${name}, as ${owner} is`);
  owners.set(key, address);
  return problems;
}
