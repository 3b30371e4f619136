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

/** What each machine of a database reports of itself (S3-63). */
export const POSTGRES_METRICS: Readonly<Record<PostgresRole, readonly MachineMetric[]>> = {
  primary: [diskMetric("data"), diskMetric("wal"), diskMetric("backup"), BACKUP_AGE],
  replica: [diskMetric("data"), diskMetric("wal"), REPLICATION_LAG],
};
