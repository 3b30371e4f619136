import type { NameKind } from "../../../config/catalogue/name-limits";
import type { DerivedName } from "../../../config/names/all-names";
import { madeIn, type Documents, type Resource } from "../../support/synth";

/** Where a resource has its name, and which kind the check of derived names looks at it as. */
interface NamedBy {
  readonly argument: string;
  readonly kind: NameKind;
}

const NAMED: Readonly<Record<string, NamedBy>> = {
  aws_s3_bucket: { argument: "bucket", kind: "S3 bucket" },
  aws_dynamodb_table: { argument: "name", kind: "DynamoDB table" },
  aws_iam_role: { argument: "name", kind: "IAM role" },
  aws_iam_policy: { argument: "name", kind: "IAM policy" },
  // Called as its role, whose limit is narrower.
  aws_iam_instance_profile: { argument: "name", kind: "IAM role" },
  aws_kms_alias: { argument: "name", kind: "KMS alias" },
  aws_sns_topic: { argument: "name", kind: "SNS topic" },
  aws_sqs_queue: { argument: "name", kind: "SQS queue" },
  aws_lambda_function: { argument: "function_name", kind: "Lambda function" },
  aws_cloudwatch_event_rule: { argument: "name", kind: "event rule" },
  aws_cloudwatch_dashboard: { argument: "dashboard_name", kind: "dashboard" },
  aws_cloudwatch_log_group: { argument: "name", kind: "log group" },
  // Called as the stream that it fills.
  aws_cloudwatch_log_subscription_filter: { argument: "name", kind: "delivery stream" },
  aws_kinesis_firehose_delivery_stream: { argument: "name", kind: "delivery stream" },
  aws_ssm_parameter: { argument: "name", kind: "SSM parameter" },
  aws_secretsmanager_secret: { argument: "name", kind: "secret" },
  aws_security_group: { argument: "name", kind: "security group" },
  aws_launch_template: { argument: "name", kind: "launch template" },
  aws_eks_cluster: { argument: "name", kind: "EKS cluster" },
  aws_route53_zone: { argument: "name", kind: "DNS zone" },
  aws_route53_record: { argument: "name", kind: "DNS zone" },
};

/** Tags by which people and programs know what has no name argument. */
const TAGGED: Readonly<Record<string, string>> = {
  aws_vpc: "Name",
  aws_subnet: "Name",
  aws_nat_gateway: "Name",
  aws_vpn_connection: "Name",
  aws_dlm_lifecycle_policy: "Name",
};

/** Names within something else that has a name: always the same, or with the other's name before a word of their own. */
const WITHIN: ReadonlySet<string> = new Set([
  "aws_iam_role_policy",
  "aws_cloudwatch_log_stream",
  "aws_s3_bucket_intelligent_tiering_configuration",
  "aws_s3_bucket_inventory",
  "aws_s3_bucket_metric",
  "helm_release",
]);

const NAMING_ARGUMENTS = ["name", "function_name", "dashboard_name", "node_group_name"];

/** Names of a synth that the check of derived names never looks at. */
export function unseenNames(documents: Documents, looked: Iterable<DerivedName>): string[] {
  const seen = new Map<NameKind, Set<string>>();
  for (const { kind, name } of looked) seen.set(kind, (seen.get(kind) ?? new Set()).add(name));
  const all = new Set([...seen.values()].flatMap((names) => [...names]));
  return madeIn(documents).flatMap((resource) =>
    unseen(resource, seen, all).map((problem) => `${resource.address} ${problem}`),
  );
}

function unseen(
  { type, body }: Resource,
  seen: ReadonlyMap<NameKind, ReadonlySet<string>>,
  all: ReadonlySet<string>,
): string[] {
  const tag = TAGGED[type];
  // What follows the name that is looked at tells generations of machines apart, in nine of the 63 characters.
  if (type === "aws_eks_node_group")
    return known(seen.get("EKS node group"), String(body.node_group_name).replace(/-[0-9a-f]{8}$/, ""));
  if (tag !== undefined) return known(seen.get("tag value"), (body.tags as Record<string, unknown>)[tag]);
  const named = NAMED[type];
  if (named) return known(seen.get(named.kind), body[named.argument]);
  if (type === "aws_cloudwatch_metric_alarm") return startsKnown(all, String(body.alarm_name));
  const hasName = NAMING_ARGUMENTS.some((argument) => isLiteral(body[argument]));
  return hasName && !WITHIN.has(type) ? ["has a name, and this test no row for it"] : [];
}

function known(names: ReadonlySet<string> = new Set(), name: unknown): string[] {
  return !isLiteral(name) || names.has(name) ? [] : [`is called ${name}, which the check never looks at`];
}

/** Alarms are called as what they watch, and by which of its figures. */
function startsKnown(names: ReadonlySet<string>, alarm: string): string[] {
  const words = alarm.split("-");
  const starts = words.map((_, index) => words.slice(0, index).join("-"));
  return starts.some((start) => names.has(start)) ? [] : [`is called ${alarm}, after nothing the check looks at`];
}

/** References are what Terraform fills in: the name stands where they point to. */
function isLiteral(value: unknown): value is string {
  return typeof value === "string" && !value.includes("${");
}
