import { diskMetric, type MachineMetric } from "../machine/machine-metric";
import type { PostgresRole } from "./postgres-boot";

const REPLICATION_LAG: MachineMetric = {
  noun: "replication-lag",
  metricName: "ReplicationLagSeconds",
  threshold: 300,
  problem: "it is more than 300 seconds behind the primary",
};

const BACKUP_AGE: MachineMetric = {
  noun: "backup-age",
  metricName: "BackupAgeHours",
  threshold: 36,
  problem: "the newest base backup is more than 36 hours old",
};

const BACKUP_DAYS: MachineMetric = {
  noun: "backup-days",
  metricName: "BackupDaysMissing",
  threshold: 0,
  problem: "base backups gave way to newer ones, so not all days of the retention can be restored",
};

const ARCHIVING: MachineMetric = {
  noun: "archiving",
  metricName: "ArchivingFails",
  threshold: 0,
  problem: "WAL is not archived, or was given up before the WAL volume was full",
};

const SETTINGS: MachineMetric = {
  noun: "settings",
  metricName: "SettingsWaiting",
  threshold: 0,
  problem: "its settings can't be read, are refused, or wait for a start of the server",
};

/** What each machine of a database reports of itself (S3-63). */
export const POSTGRES_METRICS: Readonly<Record<PostgresRole, readonly MachineMetric[]>> = {
  primary: [diskMetric("data"), diskMetric("wal"), diskMetric("backup"), BACKUP_AGE, BACKUP_DAYS, ARCHIVING, SETTINGS],
  replica: [diskMetric("data"), diskMetric("wal"), REPLICATION_LAG, SETTINGS],
};
