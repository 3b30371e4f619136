import { z } from "zod";

import { logRetentionDays } from "./aws-fields";
import { integer } from "./fields";

/** How long each kind of record is kept. */
export const retention = z.strictObject({
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
