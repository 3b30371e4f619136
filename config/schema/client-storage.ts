import { z } from "zod";

import { MOST_UPLOAD_BYTES } from "../catalogue/quotas";
import { OBJECT_PREFIX, OBJECT_PREFIX_ADVICE } from "../catalogue/storage/object-prefix";
import { REPLICATED_ROLES, STORAGE_ROLE_NAMES, TIERED_ROLES } from "../catalogue/storage/storage-roles";
import { tagText } from "./aws-fields";
import { email } from "./domain-fields";
import { distinct, integer, patterned } from "./fields";

const objectPrefix = patterned("object-prefix", OBJECT_PREFIX, OBJECT_PREFIX_ADVICE);

const replication = z.strictObject({
  enabled: z
    .boolean()
    .default(false)
    .describe("Whether buckets are copied to another region: new objects, within 15 minutes. Default false."),
  roles: distinct(z.enum(REPLICATED_ROLES), 1)
    .default(["data"])
    .describe("Which buckets are copied: input and output whole, data below prefix. Default [data]."),
  region: z
    .string()
    .default("us-west-2")
    .describe("Region of the replica; another one than the client's. Default us-west-2."),
  prefix: objectPrefix
    .default("compliance/")
    .describe("Keys of the data bucket that are replicated. Default compliance/."),
});

const costOptimization = z.strictObject({
  enabled: z
    .boolean()
    .default(false)
    .describe("Whether the client buys inventory, tagging, analysis and dashboards. Default false."),
  inventory: z.boolean().default(true).describe("Daily list of all objects. Default true."),
  intelligent_tiering: z.boolean().default(true).describe("Let S3 move objects between access tiers. Default true."),
  auto_tagging: z.boolean().default(true).describe("Tag every new object by department and kind. Default true."),
  departments: z
    .record(z.string(), tagText())
    .default({
      "finance/": "Finance",
      "hr/": "HumanResources",
      "engineering/": "Engineering",
      "compliance/": "Compliance",
      "marketing/": "Marketing",
    })
    .describe(
      "Department by key prefix; the one table that tagging and cost reports share. Some 3.5 KB in all: it is in an environment of Lambda.",
    ),
  alert_email: email()
    .optional()
    .describe("Receives cost and access alerts. Default: alerting.email of platform.yaml."),
  size_alarm_bytes: integer(1, Number.MAX_SAFE_INTEGER)
    .default(1099511627776)
    .describe("Bucket size that raises an alarm, in bytes. Default 1 TiB."),
  hourly_request_alarm: integer(1, 1_000_000_000)
    .default(10000)
    .describe("Requests an hour that raise an alarm. Default 10000."),
  access_report_threshold: integer(1, 1_000_000_000)
    .default(1000)
    .describe("Requests an hour that the daily access report lists. Default 1000."),
});

/** Buckets of the client's own and what watches them (S3-16): documents 001 and 004 in one section. */
export const storage = z.strictObject({
  enable_dedicated_buckets: z
    .boolean()
    .default(false)
    .describe("Whether the client has buckets of its own. Default false."),
  backup_retention_days: integer(7, 35)
    .default(30)
    .describe("How long database snapshots are kept, in days: 7 to 35. Default 30."),
  service: tagText()
    .default("image-processing")
    .describe("Value of the Service tag on the client's buckets. Default image-processing."),
  roles: distinct(z.enum(STORAGE_ROLE_NAMES), 1)
    .default(["input", "output", "logs"])
    .describe("Which dedicated buckets the client has. Default [input, output, logs]."),
  presigned_url_expiry_seconds: integer(1, 604800)
    .default(3600)
    .describe("Lifetime of presigned URLs, in seconds. Default 3600."),
  max_upload_bytes: integer(1, MOST_UPLOAD_BYTES)
    .default(52428800)
    .describe("Largest upload a presigned form takes, in bytes: 5 GiB at most. Default 50 MiB."),
  notify_suffixes: distinct(patterned("suffix", /^\.[A-Za-z0-9]{1,16}$/, "must be a file ending such as .jpg"))
    .default([".jpg", ".jpeg", ".png", ".gif"])
    .describe("Uploads with these endings raise an event, in lower or upper case. None: no queue of uploads."),
  transfer_acceleration: z
    .boolean()
    .default(false)
    .describe("Uploads through the nearest edge location, at a price. Default false."),
  intelligent_tiering_roles: distinct(z.enum(TIERED_ROLES))
    .default([])
    .describe(
      "Which of input and output let S3 move objects between access tiers, in place of their fixed moves to Infrequent Access and Glacier. Default none.",
    ),
  replication: replication.prefault({}).describe("Copies of buckets in another region."),
  cost_optimization: costOptimization.prefault({}).describe("Inventory, tagging, analysis and dashboards."),
});
