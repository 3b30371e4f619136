import type { Body } from "../../../scripts/fleet/review/model/stack";

/** Arguments that are maps; every other object is a block, which states and configurations may write as a list. */
const MAPS = new Set(["dimensions", "input_paths", "tags", "target_tags", "variables"]);

/** What the provider fills in where nothing is written; a state without it looks like one of another resource. */
const FILLED_IN: Readonly<Record<string, Body>> = {
  aws_cloudwatch_event_rule: { event_bus_name: "default" },
  aws_cloudwatch_event_target: { event_bus_name: "default" },
  aws_iam_instance_profile: { path: "/" },
  aws_iam_policy: { path: "/" },
  aws_iam_role: { path: "/" },
  aws_instance: { ipv6_addresses: [], security_groups: [] },
  aws_kms_key: { customer_master_key_spec: "SYMMETRIC_DEFAULT", key_usage: "ENCRYPT_DECRYPT" },
  aws_lambda_function: { package_type: "Zip" },
  aws_s3_bucket_lifecycle_configuration: { expected_bucket_owner: "" },
  aws_sns_topic: { fifo_topic: false },
  aws_sqs_queue: { fifo_queue: false },
  aws_subnet: { ipv6_native: false },
  aws_vpc: { instance_tenancy: "default" },
};

/** Versions of the schemas by which the provider reads states, where they are not 0. */
const SCHEMA_VERSIONS: Readonly<Record<string, number>> = {
  ...of(1, ["aws_cloudwatch_event_rule", "aws_cloudwatch_event_target", "aws_cloudwatch_metric_alarm"]),
  ...of(1, [
    "aws_default_security_group",
    "aws_dynamodb_table",
    "aws_eks_cluster",
    "aws_instance",
    "aws_security_group",
  ]),
  ...of(1, ["aws_kinesis_firehose_delivery_stream", "aws_s3_bucket_lifecycle_configuration", "aws_sqs_queue_policy"]),
  ...of(1, ["aws_subnet", "aws_vpc"]),
  ...of(2, ["aws_route53_record"]),
};

/** A resource as a state has it: without its own id nothing is known of it. */
export interface Remembered {
  readonly type: string;
  readonly name: string;
  readonly body: Body;
}

/** A state file with some resources of the provider aws, as if they had been made. */
export function rememberedState(resources: readonly Remembered[]): string {
  return JSON.stringify({
    version: 4,
    terraform_version: "1.11.0",
    serial: 1,
    lineage: "remembered",
    outputs: {},
    resources: resources.map(({ type, name, body }) => ({
      mode: "managed",
      type,
      name,
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [
        {
          schema_version: SCHEMA_VERSIONS[type] ?? 0,
          attributes: { id: "id-0123456789abcdef0", ...FILLED_IN[type], ...body },
        },
      ],
    })),
  });
}

/** A synthesized body as states and configurations both take it: blocks as lists, and a fixed value for what Terraform would fill in. */
export function concrete(body: Body, leftOut: readonly string[]): Body {
  return Object.fromEntries(
    Object.entries(body).flatMap(([key, value]) => (leftOut.includes(key) ? [] : [[key, concreteValue(key, value)]])),
  );
}

function concreteValue(key: string, value: unknown): unknown {
  if (typeof value === "string") return filledIn(key, value);
  if (Array.isArray(value)) return value.map((each) => (isBlock(each) ? concrete(each, []) : concreteValue(key, each)));
  if (!isBlock(value)) return value;
  return MAPS.has(key) ? concrete(value, []) : [concrete(value, [])];
}

function filledIn(key: string, text: string): string | string[] {
  if (key === "user_data_base64") return "Zm9v";
  if (key === "records") return ["ns1.example.com"];
  if (key === "function_name" && text.includes("${")) return "some-function";
  return text.replace(/\$\{[^}]*\}/g, (expression) => {
    if (expression.includes("aws_launch_template")) return "lt-0000000000000001";
    return `${expression} ${key}`.includes("arn") ? "arn:aws:iam::123456789012:role/x" : "x-0000000000000000";
  });
}

function isBlock(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function of(version: number, types: readonly string[]): Record<string, number> {
  return Object.fromEntries(types.map((type) => [type, version]));
}
