import { planLifecycle, type LifecycleOptions } from "../../config/catalogue/storage/lifecycle";
import type { BucketPurpose } from "../../config/catalogue/storage/profiles";
import { STORAGE_TYPES, type StorageType } from "./metric-catalogue";

/** A bucket with request metrics that alarms, dashboard and functions look at. */
export interface WatchedBucket {
  readonly bucketName: string;
  readonly purpose: BucketPurpose;
  /** What the bucket's lifecycle was made with. */
  readonly lifecycle?: LifecycleOptions;
  /** A size that is remarkable for this bucket, whatever the client's own threshold (S1-24). */
  readonly remarkableSizeBytes?: number;
}

/**
 * Every storage type that objects of a bucket can be in: their sum is its size, one alone is not (M-12). What had moved to
 * other classes before tiering was switched on stays there.
 */
export function storageTypesOf({ purpose, lifecycle }: WatchedBucket): StorageType[] {
  const plans = [planLifecycle(purpose, lifecycle), ...(lifecycle?.intelligentTiering ? [planLifecycle(purpose)] : [])];
  const rules = plans.flatMap((plan) => plan.rules);
  const moves = rules.flatMap(({ transitions, noncurrentTransitions }) => [...transitions, ...noncurrentTransitions]);
  const classes = new Set(["STANDARD" as const, ...moves.map(({ storageClass }) => storageClass)]);
  return [...classes].flatMap((storageClass): readonly StorageType[] => STORAGE_TYPES[storageClass]);
}
