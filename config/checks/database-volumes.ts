import { definedOf } from "../reading/defined-of";
import type { Check } from "../registry";

/** Volumes that are right one by one and wrong together (S3-67, S3-68). */
export const checkDatabaseVolumes: Check = function* ({ deployments }) {
  for (const { entry, path } of deployments) {
    const isFurther = path[2] === "also_in";
    const own = isFurther ? entry.alsoIn?.[Number(path[3])]?.database : entry.database;
    // What a further deployment takes over from the first is wrong there.
    if (entry.database?.enabled === false || !own) continue;
    const { dataVolumeSize, backupVolumeSize } = { ...entry.database, ...definedOf(own) };
    if (dataVolumeSize === undefined || backupVolumeSize === undefined || backupVolumeSize >= dataVolumeSize) continue;
    yield {
      file: "clients",
      path: [...path, "database", "backup_volume_size"],
      severity: "warning",
      rule: "backup-volume",
      message: `${backupVolumeSize} GiB are less than the ${dataVolumeSize} of data_volume_size, and hold base backups of all data with the WAL since`,
      hint: `${dataVolumeSize} at least; it grows at any time and never shrinks`,
      value: "",
    };
  }
};
