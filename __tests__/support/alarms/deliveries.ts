import type { WatchedMetric } from "./watched-alarm";

/** How AWS, or our own machines, report a metric; in seconds. */
export interface Delivery {
  /** Between two samples of what goes on all the time. */
  readonly everySeconds: number;
  /** How late a sample may come: several are tried. */
  readonly delaysSeconds: readonly number[];
  /** Whether nothing is reported while there is nothing to tell: zero is never seen, or rarely. */
  readonly sparse: boolean;
}

const MINUTELY: Delivery = { everySeconds: 60, delaysSeconds: [0, 120], sparse: false };
/** On a best-effort basis, S3's guide says; ten minutes are common. */
const REQUESTS: Delivery = { everySeconds: 60, delaysSeconds: [0, 120, 540, 600], sparse: true };
/** Of midnight; a day later, or two. A storage type without objects has none. */
const DAILY: Delivery = { everySeconds: 86_400, delaysSeconds: [0, 90_000, 172_800], sparse: true };
const OUR_MACHINES: Delivery = { everySeconds: 300, delaysSeconds: [0, 60], sparse: false };

/**
 * How each metric arrives that an alarm of ours looks at, by namespace and name. An alarm on another one is not proven before its delivery
 * stands here. Source: the metrics' pages in the guides of S3, DynamoDB, EC2, VPN, SQS and Firehose, as of 2026-11.
 */
const DELIVERIES: Readonly<Record<string, Delivery>> = {
  "AWS/S3 BucketSizeBytes": DAILY,
  "AWS/S3 NumberOfObjects": DAILY,
  "AWS/S3 AllRequests": REQUESTS,
  "AWS/S3 4xxErrors": REQUESTS,
  "AWS/S3 5xxErrors": REQUESTS,
  "AWS/S3 OperationsFailedReplication": REQUESTS,
  "AWS/DynamoDB ReadThrottleEvents": { ...REQUESTS, delaysSeconds: [0, 120, 360, 600] },
  "AWS/DynamoDB WriteThrottleEvents": { ...REQUESTS, delaysSeconds: [0, 120, 360, 600] },
  "AWS/EC2 StatusCheckFailed": MINUTELY,
  "AWS/EC2 CPUUtilization": MINUTELY,
  "AWS/VPN TunnelState": { ...MINUTELY, everySeconds: 300 },
  // A queue that wakes up is heard of after fifteen minutes at the latest; one that sleeps reports nothing.
  "AWS/SQS ApproximateNumberOfMessagesVisible": { everySeconds: 60, delaysSeconds: [0, 900], sparse: true },
  "AWS/Firehose DeliveryToS3.DataFreshness": { everySeconds: 60, delaysSeconds: [0, 300], sparse: true },
  "ClientFleet/PostgreSQL DiskUsedPercent": OUR_MACHINES,
  "ClientFleet/PostgreSQL BackupAgeHours": OUR_MACHINES,
  "ClientFleet/PostgreSQL BackupDaysMissing": OUR_MACHINES,
  "ClientFleet/PostgreSQL ArchivingFails": OUR_MACHINES,
  "ClientFleet/PostgreSQL SettingsWaiting": OUR_MACHINES,
  "ClientFleet/PostgreSQL ReplicationLagSeconds": OUR_MACHINES,
  "ClientFleet/Analytics DiskUsedPercent": OUR_MACHINES,
};

/** How a metric arrives; throws for one that nobody has looked up yet. */
export function deliveryOf({ namespace, name }: WatchedMetric): Delivery {
  const delivery = DELIVERIES[`${namespace} ${name}`];
  if (!delivery) throw new Error(`Nobody knows how ${namespace} ${name} arrives: see deliveries.ts`);
  return delivery;
}
