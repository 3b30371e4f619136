import { STORAGE_CLASSES } from "../catalogue/storage/lifecycle-rule";
import type { Check } from "../registry";

const { STANDARD_IA, GLACIER } = STORAGE_CLASSES;

/** Audit logs move to colder classes in an order and at a pace that S3 accepts, and before they are deleted. */
export const checkAuditRetention: Check = function* ({ platform }) {
  const { auditLogsDays, auditLogsStandardIaDay, auditLogsGlacierDay, auditLogsDeepArchiveDay } =
    platform?.retention ?? {};
  const steps = [
    {
      field: "audit_logs_standard_ia_day",
      day: auditLogsStandardIaDay ?? 0,
      earliest: STANDARD_IA.earliestDay,
      why: "S3 moves nothing to STANDARD_IA sooner",
    },
    {
      field: "audit_logs_glacier_day",
      day: auditLogsGlacierDay ?? 0,
      earliest: auditLogsStandardIaDay ? auditLogsStandardIaDay + STANDARD_IA.minimumDays : 1,
      why: `an object stays ${STANDARD_IA.minimumDays} days in STANDARD_IA`,
    },
    {
      field: "audit_logs_deep_archive_day",
      day: auditLogsDeepArchiveDay ?? 0,
      earliest: auditLogsGlacierDay
        ? auditLogsGlacierDay + GLACIER.minimumDays
        : (auditLogsStandardIaDay ?? 0) + STANDARD_IA.minimumDays,
      why: `an object stays ${GLACIER.minimumDays} days in GLACIER, ${STANDARD_IA.minimumDays} in STANDARD_IA`,
    },
  ];
  for (const { field, day, earliest, why } of steps) {
    if (day === 0) continue;
    const path = ["retention", field];
    if (day < earliest)
      yield { file: "platform", path, rule: "lifecycle", message: `must be ${earliest} at least`, hint: why };
    if (auditLogsDays !== undefined && day >= auditLogsDays) {
      yield {
        file: "platform",
        path,
        rule: "lifecycle",
        message: `must be before audit_logs_days ${auditLogsDays}, when the objects are deleted`,
      };
    }
  }
};
