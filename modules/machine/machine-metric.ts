/** A figure that a machine's own program reports every five minutes, and from where on it is a problem. */
export interface MachineMetric {
  /** End of the alarm's name. */
  readonly noun: string;
  readonly metricName: string;
  /** The volume it is about, when there are several. */
  readonly volume?: string;
  readonly threshold: number;
  /** What is wrong above the threshold, as the alarm says it. */
  readonly problem: string;
}

/** How full a disk may be: what is left must last until somebody made it larger. */
const DISK_USED_PERCENT = 85;

/** How full a mounted volume is. */
export function diskMetric(volume: string): MachineMetric {
  return {
    noun: `${volume}-disk`,
    metricName: "DiskUsedPercent",
    volume,
    threshold: DISK_USED_PERCENT,
    problem: `the ${volume} volume is more than ${DISK_USED_PERCENT} % full`,
  };
}
