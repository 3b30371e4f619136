import { ENTIRE_BUCKET } from "../storage/request-metrics";

/** Kinds of storage that S3 reports the size of, as the dimension StorageType names them. */
export type StorageType =
  | "StandardStorage"
  | "StandardIAStorage"
  | "OneZoneIAStorage"
  | "IntelligentTieringFAStorage"
  | "IntelligentTieringIAStorage"
  | "IntelligentTieringAIAStorage"
  | "IntelligentTieringAAStorage"
  | "IntelligentTieringDAAStorage"
  | "GlacierStorage"
  | "DeepArchiveStorage";

/** How a metric of S3 is asked for: a wrong dimension or period gives no data, and no error either (M-41). */
export interface BucketMetric {
  readonly namespace: "AWS/S3";
  /** `storage`: the bucket and a storage type; `requests`: the bucket and the filter of its request metrics. */
  readonly dimensions: "storage" | "requests";
  readonly periodSeconds: number;
  readonly stat: "Average" | "Sum";
}

const STORAGE = { namespace: "AWS/S3", dimensions: "storage", periodSeconds: 86400, stat: "Average" } as const;
const REQUESTS = { namespace: "AWS/S3", dimensions: "requests", periodSeconds: 300, stat: "Sum" } as const;

/** Every metric of a bucket that this project looks at (S1-22, M-10…M-12); storage metrics come once a day. */
export const BUCKET_METRICS = {
  BucketSizeBytes: STORAGE,
  NumberOfObjects: STORAGE,
  AllRequests: { ...REQUESTS, periodSeconds: 3600 },
  GetRequests: REQUESTS,
  PutRequests: REQUESTS,
  DeleteRequests: REQUESTS,
  HeadRequests: REQUESTS,
  "4xxErrors": REQUESTS,
  "5xxErrors": REQUESTS,
} as const satisfies Readonly<Record<string, BucketMetric>>;

/** The name of a metric of a bucket. */
export type BucketMetricName = keyof typeof BUCKET_METRICS;

/** The metrics that a storage type is part of. */
export type StorageMetricName = "BucketSizeBytes" | "NumberOfObjects";

/** The metrics that count requests. */
export type RequestMetricName = Exclude<BucketMetricName, StorageMetricName>;

/** Which storage types hold the objects of a storage class; together they are the bucket's size (M-12). */
export const STORAGE_TYPES = {
  STANDARD: ["StandardStorage"],
  STANDARD_IA: ["StandardIAStorage"],
  ONEZONE_IA: ["OneZoneIAStorage"],
  INTELLIGENT_TIERING: [
    "IntelligentTieringFAStorage",
    "IntelligentTieringIAStorage",
    "IntelligentTieringAIAStorage",
    "IntelligentTieringAAStorage",
    "IntelligentTieringDAAStorage",
  ],
  GLACIER: ["GlacierStorage"],
  DEEP_ARCHIVE: ["DeepArchiveStorage"],
} as const satisfies Readonly<Record<string, readonly StorageType[]>>;

/** The dimensions of a request metric. */
export function requestDimensions(bucketName: string): Readonly<Record<string, string>> {
  return { BucketName: bucketName, FilterId: ENTIRE_BUCKET };
}

/** The dimensions of a bucket's size in one storage type; objects are counted in all types at once. */
export function storageDimensions(
  bucketName: string,
  storageType: StorageType | "AllStorageTypes",
): Readonly<Record<string, string>> {
  return { BucketName: bucketName, StorageType: storageType };
}
