import { KUBERNETES_VERSIONS } from "../kubernetes-versions";
import { names } from "../names";
import { blockOf, clientEntries, type Check, type Registry, type Report } from "../registry";
import { ENVIRONMENTS } from "../schema/placement";
import type { Path } from "../yaml-document";

/** Shared settings that are right one by one and wrong together. */
export const checkPlatform: Check = function* (registry) {
  yield* managementBlocks(registry);
  yield* auditTransitions(registry);
  yield* lockTables(registry);
  yield* kubernetesVersions(registry);
};

/** A prefix shorter than this is half the internet or more: two of them are all of it. */
const SHORTEST_MANAGEMENT_PREFIX = 8;

function* managementBlocks({ platform }: Registry): Iterable<Report> {
  const { publicAccess, managementCidrBlocks } = platform?.kubernetes ?? {};
  if (!managementCidrBlocks) return;
  const path = ["kubernetes", "management_cidr_blocks"];
  const hint = "name the blocks operators come from, or set kubernetes.public_access: false";
  if (publicAccess && managementCidrBlocks.length === 0) {
    yield {
      file: "platform",
      path,
      rule: "management-cidr",
      message: "is empty while the API endpoints are public",
      hint,
      value: "",
    };
  }
  for (const [index, text] of managementCidrBlocks.entries()) {
    const block = blockOf(text);
    if (block && block.prefix < SHORTEST_MANAGEMENT_PREFIX) {
      yield {
        file: "platform",
        path: [...path, index],
        rule: "management-cidr",
        message: "opens the API endpoints to a large part of the internet",
        hint,
      };
    }
  }
}

/** Days an object must stay in a class before the next move. Source: S3 User Guide, lifecycle transition constraints. */
const STAYS = { standardIa: 30, glacier: 90 } as const;

function* auditTransitions({ platform }: Registry): Iterable<Report> {
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
}

/** Two bootstrap stacks must not both own a table of one name (DESIGN §5). */
function* lockTables({ platform }: Registry): Iterable<Report> {
  const owners = new Map<string, string>();
  for (const environment of ENVIRONMENTS) {
    const { accountId, homeRegion, lockTable } = platform?.environments?.[environment] ?? {};
    if (accountId === undefined || homeRegion === undefined) continue;
    const table = lockTable ?? names.lockTable(homeRegion);
    const key = `${accountId} ${homeRegion} ${table}`;
    const owner = owners.get(key);
    if (owner) {
      const path = ["environments", environment, ...(lockTable ? ["lock_table"] : [])];
      const message = `would share the lock table ${table} with ${owner}: same account, same region`;
      yield {
        file: "platform",
        path,
        at: lockTable ? "value" : "key",
        rule: "lock-table",
        message,
        hint: `set lock_table: ${table}-${environment}`,
      };
    } else owners.set(key, environment);
  }
}

function* kubernetesVersions({ platform, clients, today }: Registry): Iterable<Report> {
  const wanted: { file: "platform" | "clients"; path: Path; version: string | undefined }[] = [
    { file: "platform", path: ["kubernetes", "version"], version: platform?.kubernetes?.version },
    ...clientEntries({ clients }).map(([name, { eks }]) => ({
      file: "clients" as const,
      path: ["clients", name, "eks", "version"],
      version: eks?.version,
    })),
  ];
  for (const { file, path, version } of wanted) {
    const support = version === undefined ? undefined : KUBERNETES_VERSIONS[version];
    if (!support) continue;
    const at = { file, path, rule: "kubernetes-version" };
    if (support.extendedUntil < today) {
      yield { ...at, message: `has no support since ${support.extendedUntil}: EKS upgrades such clusters by itself` };
    } else if (support.standardUntil < today) {
      const message = `is out of standard support since ${support.standardUntil}; extended support ends ${support.extendedUntil}`;
      yield { ...at, severity: "warning", message, hint: "extended support costs six times as much an hour" };
    }
  }
}
