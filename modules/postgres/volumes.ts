/** The disks of a database, each with a task of its own: a full one must not stop the others (S3-61). */
export type VolumeName = "data" | "wal" | "backup";

/** The name that EC2 attaches a disk under. Programs find it by its id, for the kernel names disks as it likes. */
export const VOLUME_DEVICES: Readonly<Record<VolumeName, string>> = {
  data: "/dev/sdf",
  wal: "/dev/sdg",
  backup: "/dev/sdh",
};

/** Size of each disk that a machine has. */
export type VolumeSizesGib = Readonly<Partial<Record<VolumeName, number>>>;

/** The id of each disk that a machine has. */
export type VolumeIds = Readonly<Partial<Record<VolumeName, string>>>;
