import { plural } from "../catalogue/plural";
import { MOST_VOLUME_GIB } from "../catalogue/quotas";
import { backupGib, daysThatFit } from "../derived/backup-volume";
import { definedOf } from "../reading/defined-of";
import type { Check } from "../registry";

/** The fewest days that a retention can have. */
const FEWEST_DAYS = 7;

/** Volumes that are right one by one and wrong together (S3-67, S3-68). */
export const checkDatabaseVolumes: Check = function* ({ deployments }) {
  for (const { entry, path } of deployments) {
    const isFurther = path[2] === "also_in";
    const own = isFurther ? entry.alsoIn?.[Number(path[3])]?.database : entry.database;
    // What a further deployment takes over from the first is wrong there.
    if (entry.database?.enabled === false || !own) continue;
    const { dataVolumeSize, backupVolumeSize: chosen } = { ...entry.database, ...definedOf(own) };
    const days = entry.storage?.backupRetentionDays;
    if (dataVolumeSize === undefined || days === undefined) continue;
    const needed = backupGib(dataVolumeSize, days);
    const backupVolumeSize = chosen ?? MOST_VOLUME_GIB;
    if (backupVolumeSize >= needed) continue;
    yield {
      file: "clients",
      path: [...path, "database", chosen === undefined ? "data_volume_size" : "backup_volume_size"],
      severity: "warning",
      rule: "backup-volume",
      message: message(backupVolumeSize, dataVolumeSize, days),
      hint: hint(needed, daysThatFit(dataVolumeSize, backupVolumeSize)),
      value: "",
    };
  }
};

function message(backupVolumeSize: number, dataVolumeSize: number, days: number): string {
  const needed = backupGib(dataVolumeSize, days);
  const less =
    backupVolumeSize < dataVolumeSize
      ? `${backupVolumeSize} GiB are less than the ${dataVolumeSize} of data_volume_size, and than`
      : `${backupVolumeSize} GiB for backups are less than`;
  return `${less} the ${needed} that they take for ${plural(days, "day")}: ${dataVolumeSize} x (${days} + 1) / 3, a third being what compression leaves; the oldest give way when it is full`;
}

function hint(needed: number, days: number): string {
  const ways = [
    ...(needed <= MOST_VOLUME_GIB ? [`backup_volume_size: ${needed}, or leave it out`] : []),
    ...(days >= FEWEST_DAYS ? [`storage.backup_retention_days: ${days}`] : []),
  ];
  return ways.length > 0
    ? ways.join("; ")
    : `a smaller data_volume_size: no volume is larger than ${MOST_VOLUME_GIB} GiB`;
}
