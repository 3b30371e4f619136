import { z } from "zod";

import {
  arn,
  cidr,
  distinct,
  email,
  integer,
  kubernetesVersion,
  logRetentionDays,
  patterned,
  privateCidr,
  tagText,
  zoneName,
} from "./fields";
import { environment } from "./placement";
import { clusterServices, observability } from "./platform-services";

const roleArns = distinct(arn("iam", "arn:aws:iam::123456789012:role/terraform"));

const region = z.strictObject({
  availability_zones: distinct(z.string(), 2).describe(
    "The two zones that every client's network spans, by name. Changing them replaces subnets.",
  ),
  opted_in: z
    .boolean()
    .default(false)
    .describe("Says that the account has enabled this region; only opt-in regions need it."),
  alerts_topic_arn: arn("sns", "arn:aws:sns:us-east-2:123456789012:alerts")
    .optional()
    .describe("SNS topic that alarms go to. Default: bootstrap makes one."),
});

const environmentSettings = z.strictObject({
  account_id: patterned("account-id", /^\d{12}$/, "must be the 12 digits of an AWS account, in quotes").describe(
    "AWS account of this environment; every provider refuses to work in another one.",
  ),
  home_region: z
    .string()
    .describe("Region of the state bucket and the lock table, for all regions of this environment (C-26)."),
  regions: z.record(z.string(), region).describe("Regions that clients of this environment may run in."),
  state_bucket: patterned("bucket-name", /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, "must be an S3 bucket name without dots")
    .optional()
    .describe("Default: {project}-terraform-state-{environment}."),
  lock_table: patterned("table-name", /^[a-zA-Z0-9_.-]{3,255}$/, "must be a DynamoDB table name")
    .optional()
    .describe("Default: terraform-locks-{region without its number}. Two environments in one account need two."),
  state_kms_key_arn: arn("kms", "arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab")
    .optional()
    .describe("KMS key for the state bucket, in the home region. Default: S3's own encryption (AES256)."),
  deploy_role_arns: roleArns
    .default([])
    .describe(
      "Roles that run Terraform. When given, only they and break_glass_role_arns reach the state bucket (S3-121).",
    ),
  break_glass_role_arns: roleArns
    .default([])
    .describe("Roles for emergencies, let through where only deploy roles are."),
});

const retention = z.strictObject({
  logs_days: integer(1, 3650).default(90).describe("Shared logs bucket, in days. Default 90."),
  traces_days: integer(1, 3650).default(30).describe("Shared traces bucket, in days. Default 30."),
  metrics_days: integer(1, 3650).default(90).describe("Shared metrics bucket, in days. Default 90."),
  audit_logs_days: integer(2555, 36500)
    .default(2557)
    .describe("Shared audit-logs bucket, in days: 2555 at least. Default 2557, seven calendar years."),
  audit_logs_standard_ia_day: integer(0, 36500)
    .default(30)
    .describe("Day audit logs move to STANDARD_IA: 30 at least; 0 is never. Default 30."),
  audit_logs_glacier_day: integer(0, 36500)
    .default(90)
    .describe("Day audit logs move to GLACIER; 0 is never. Default 90."),
  audit_logs_deep_archive_day: integer(0, 36500)
    .default(0)
    .describe("Day audit logs move to DEEP_ARCHIVE; 0 is never. Default 0."),
  flow_logs_days: logRetentionDays().default(365).describe("VPC flow logs in CloudWatch, in days. Default 365."),
  control_plane_logs_days: logRetentionDays()
    .default(90)
    .describe("EKS control-plane logs in CloudWatch, in days; S3 keeps them for audit_logs_days. Default 90."),
});

const kubernetes = z.strictObject({
  version: kubernetesVersion()
    .default("1.35")
    .describe('Kubernetes minor version of clients without one of their own, in quotes. Default "1.35".'),
  support_type: z
    .enum(["STANDARD", "EXTENDED"])
    .default("STANDARD")
    .describe("EXTENDED keeps a version a year longer at six times the price. Default STANDARD."),
  service_ipv4_cidr: privateCidr(12, 24, "service-cidr", "EKS takes a private block between /12 and /24")
    .default("172.20.0.0/16")
    .describe(
      "Addresses of Kubernetes services in every cluster. No client network may overlap it; fixed once a cluster exists.",
    ),
  public_access: z
    .boolean()
    .default(true)
    .describe("Whether the API endpoint is also reachable from management_cidr_blocks. Default true."),
  management_cidr_blocks: distinct(cidr())
    .default([])
    .describe("Public blocks from which operators reach the API endpoints. Never the whole internet."),
  admin_role_arns: roleArns.default([]).describe("Roles that get administrator access to every cluster."),
});

/** config/platform.yaml: what all clients share. */
export const platformFile = z.strictObject({
  project: patterned(
    "project-name",
    /^[a-z][a-z0-9-]{0,28}[a-z0-9]$/,
    "must be 2 to 30 lower-case letters, digits and hyphens, from a letter on",
  ).describe("Prefix of all bucket names. Fixed once bootstrap has run."),
  cost_center: tagText().default("Shared").describe("CostCenter tag of what no single client owns. Default Shared."),
  business_unit: tagText()
    .default("Platform")
    .describe("BusinessUnit tag of what no single client owns. Default Platform."),
  default_target: z
    .strictObject({ environment: environment(), region: z.string() })
    .describe(
      "What a synth is for unless ENVIRONMENT and AWS_REGION say otherwise, and where clients run that don't say.",
    ),
  environments: z
    .strictObject({
      production: environmentSettings.optional(),
      staging: environmentSettings.optional(),
      development: environmentSettings.optional(),
    })
    .describe("One AWS account each, or one for several."),
  state: z
    .strictObject({
      layout: z
        .enum(["layer", "client"])
        .default("layer")
        .describe(
          "layer: one state per layer, all clients in it. client: one state per layer and client, so that plans, locks and failures stay with one client. Default layer.",
        ),
      use_lockfile: z
        .boolean()
        .default(true)
        .describe("Take S3's lock file as well as the DynamoDB lock. Default true."),
    })
    .prefault({}),
  kubernetes: kubernetes.prefault({}),
  retention: retention.prefault({}),
  shared_storage: z
    .strictObject({
      intelligent_tiering: z
        .boolean()
        .default(false)
        .describe(
          "Let S3 move logs, traces and metrics between access tiers, in place of fixed transitions. Default false.",
        ),
      request_metrics: z
        .boolean()
        .default(true)
        .describe("CloudWatch request metrics on every shared bucket. Default true."),
      kms_key_arn: arn("kms", "arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab")
        .optional()
        .describe(
          "KMS key for logs, traces and metrics. audit-logs receives access logs, which S3 writes with its own encryption only. Default: AES256.",
        ),
    })
    .prefault({}),
  dns: z.strictObject({
    parent_zone: zoneName().describe("Zone under which every client gets its own: {client}.{parent_zone}."),
    create_root_placeholder: z
      .boolean()
      .default(true)
      .describe("Put a TXT record at the client zone's apex. Default true."),
  }),
  alerting: z.strictObject({
    email: email().describe("Receives every alarm."),
    slack: z
      .strictObject({
        channel: patterned("slack-channel", /^#[a-z0-9_-]{1,79}$/, "must be a channel such as #alerts"),
        webhook_secret_name: patterned(
          "secret-name",
          /^[A-Za-z0-9/_+=.@-]{1,512}$/,
          "must be the name of a secret in Secrets Manager",
        ),
      })
      .optional()
      .describe("Slack channel, and the name of the secret that holds its webhook."),
  }),
  cluster_services: clusterServices.prefault({}),
  observability: observability.prefault({}),
});

/** What the platform settings decode to, in the file's own spelling. */
export type PlatformFile = z.output<typeof platformFile>;
