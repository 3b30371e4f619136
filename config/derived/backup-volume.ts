import { MOST_VOLUME_GIB } from "../catalogue/quotas";

/** What gzip leaves of most databases' data is a third. */
const COMPRESSION = 3;

/**
 * GiB that base backups of full data take: one for each day of the retention, and the one that the first day is restored
 * from. The WAL between them comes on top, and mostly fits where data is not full.
 */
export function backupGib(dataVolumeSize: number, retentionDays: number): number {
  return Math.ceil((dataVolumeSize * (retentionDays + 1)) / COMPRESSION);
}

/** The size of a backup volume that nobody has chosen, in GiB: what its backups take, as far as one volume goes. */
export function backupVolumeGib(dataVolumeSize: number, retentionDays: number): number {
  return Math.min(backupGib(dataVolumeSize, retentionDays), MOST_VOLUME_GIB);
}

/** The most days whose backups a volume of so many GiB holds; below 0 for none. */
export function daysThatFit(dataVolumeSize: number, backupVolumeSize: number): number {
  return Math.floor((backupVolumeSize * COMPRESSION) / dataVolumeSize) - 1;
}
