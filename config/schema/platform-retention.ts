import { z } from "zod";

import { STORAGE_CLASSES } from "../catalogue/storage/lifecycle-rule";
import { BUCKET_PROFILES, DOCUMENTED_SEVEN_YEARS_DAYS, type BucketProfile } from "../catalogue/storage/profiles";
import { logRetentionDays } from "./aws-fields";
import { integer } from "./fields";

const { logs, traces, metrics, "audit-logs": audit } = BUCKET_PROFILES;
const { standardIa, glacier, deepArchive } = audit.transitionDays;

const bucketDays = (bucket: string, { expirationDays }: BucketProfile): z.ZodDefault<z.ZodInt> =>
  integer(1, 3650).default(expirationDays).describe(`Shared ${bucket} bucket, in days. Default ${expirationDays}.`);

/** A day on which audit logs move to another class. */
const auditDay = (usual: number, storageClass: string, earliest = ""): z.ZodDefault<z.ZodInt> =>
  integer(0, 36500)
    .default(usual)
    .describe(`Day audit logs move to ${storageClass}${earliest}; 0 is never. Default ${usual}.`);

/** How long each kind of record is kept. */
export const retention = z.strictObject({
  logs_days: bucketDays("logs", logs),
  traces_days: bucketDays("traces", traces),
  metrics_days: bucketDays("metrics", metrics),
  audit_logs_days: integer(DOCUMENTED_SEVEN_YEARS_DAYS, 36500)
    .default(audit.expirationDays)
    .describe(
      `Shared audit-logs bucket, in days: ${DOCUMENTED_SEVEN_YEARS_DAYS} at least. Default ${audit.expirationDays}, seven calendar years.`,
    ),
  audit_logs_standard_ia_day: auditDay(
    standardIa,
    "STANDARD_IA",
    `: ${STORAGE_CLASSES.STANDARD_IA.earliestDay} at least`,
  ),
  audit_logs_glacier_day: auditDay(glacier, "GLACIER"),
  audit_logs_deep_archive_day: auditDay(deepArchive, "DEEP_ARCHIVE"),
  flow_logs_days: logRetentionDays().default(365).describe("VPC flow logs in CloudWatch, in days. Default 365."),
  control_plane_logs_days: logRetentionDays()
    .default(90)
    .describe("EKS control-plane logs in CloudWatch, in days; S3 keeps them for audit_logs_days. Default 90."),
});
