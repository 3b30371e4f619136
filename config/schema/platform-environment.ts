import { z } from "zod";

import { COST_TAGS } from "../catalogue/cost-tags";
import { ZONES_PER_NETWORK } from "../derived/subnets";
import { arn } from "./arn-field";
import { accountId, amiId } from "./aws-fields";
import { zoneName } from "./domain-fields";
import { distinct, patterned } from "./fields";

/** ARNs of IAM roles. */
export const roleArns = distinct(arn("role"));

const region = z.strictObject({
  availability_zones: distinct(z.string(), ZONES_PER_NETWORK).describe(
    "The two zones that every client's network spans, by name. Changing them replaces subnets.",
  ),
  opted_in: z
    .boolean()
    .default(false)
    .describe("Says that the account has enabled this region; only opt-in regions need it."),
  debian_ami_id: amiId()
    .optional()
    .describe("Debian 13 image (x86_64) that new machines start from. Default: the newest that Debian publishes."),
  alerts_topic_arn: arn("topic").optional().describe("SNS topic that alarms go to. Default: bootstrap makes one."),
});

/** One environment: its AWS account, its regions, whom it alerts (S3-46), and whether it is copied (S0-29). */
export const environmentSettings = z.strictObject({
  account_id: accountId().describe("AWS account of this environment; every provider refuses to work in another one."),
  home_region: z
    .string()
    .describe("Region of the state bucket and the lock table, for all regions of this environment."),
  regions: z.record(z.string(), region).describe("Regions that clients of this environment may run in."),
  state_bucket: patterned("bucket-name", /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, "must be an S3 bucket name without dots")
    .optional()
    .describe("Default: {project}-terraform-state-{environment}."),
  // Ten characters less than DynamoDB allows: an alarm is called {lock_table}-throttles.
  lock_table: patterned("table-name", /^(?=.*[a-zA-Z0-9])[a-zA-Z0-9_.-]{3,245}$/, "must be a DynamoDB table name")
    .optional()
    .describe("Default: terraform-locks-{region without its number}. Two environments in one account need two."),
  state_kms_key_arn: arn("key")
    .optional()
    .describe("KMS key for the state bucket, in the home region. Default: S3's own encryption (AES256)."),
  replica_region: z
    .string()
    .optional()
    .describe(
      "Region that the state bucket and the configuration bucket are copied to; none of the environment's own regions. Default: no copies.",
    ),
  parent_zone: zoneName()
    .optional()
    .describe(
      "DNS zone of this environment's clients. Default: dns.parent_zone. A client that runs in two environments needs two.",
    ),
  deploy_role_arns: roleArns
    .default([])
    .describe("Roles that run Terraform. When given, only they and break_glass_role_arns reach the state bucket."),
  break_glass_role_arns: roleArns
    .default([])
    .describe("Roles for emergencies, let through where only deploy roles are."),
  s3_data_events: z
    .enum(["none", "writes", "all"])
    .default("none")
    .describe(
      "Which requests to objects of the clients' buckets and the configuration bucket CloudTrail records in the audit logs: none, those that write, or all. One trail per region, of the five that an account has; priced per event. Default none.",
    ),
  cost_allocation_tags: z
    .boolean()
    .default(false)
    .describe(
      `Splits bills by the tags ${Object.values(COST_TAGS).join(", ")}. Only an account that pays its own bill may, and only a day after the first resource was tagged. Set it in one environment per account.`,
    ),
});
