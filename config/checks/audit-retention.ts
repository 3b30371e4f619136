import type { Check } from "../registry";

/** Days an object must stay in a class before the next move. Source: S3 User Guide, lifecycle transition constraints. */
const STAYS = { standardIa: 30, glacier: 90 } as const;

/** Audit logs move to colder classes in an order and at a pace that S3 accepts, and before they are deleted. */
export const checkAuditRetention: Check = function* ({ platform }) {
  const { auditLogsDays, auditLogsStandardIaDay, auditLogsGlacierDay, auditLogsDeepArchiveDay } =
    platform?.retention ?? {};
  const steps = [
    {
      field: "audit_logs_standard_ia_day",
      day: auditLogsStandardIaDay ?? 0,
      earliest: 30,
      why: "S3 moves nothing to STANDARD_IA sooner",
    },
    {
      field: "audit_logs_glacier_day",
      day: auditLogsGlacierDay ?? 0,
      earliest: auditLogsStandardIaDay ? auditLogsStandardIaDay + STAYS.standardIa : 1,
      why: "an object stays 30 days in STANDARD_IA",
    },
    {
      field: "audit_logs_deep_archive_day",
      day: auditLogsDeepArchiveDay ?? 0,
      earliest: auditLogsGlacierDay
        ? auditLogsGlacierDay + STAYS.glacier
        : (auditLogsStandardIaDay ?? 0) + STAYS.standardIa,
      why: "an object stays 90 days in GLACIER, 30 in STANDARD_IA",
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
