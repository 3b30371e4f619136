/** Storage classes a lifecycle may move objects to. */
export type StorageClass = "STANDARD_IA" | "INTELLIGENT_TIERING" | "ONEZONE_IA" | "GLACIER" | "DEEP_ARCHIVE";

/** What S3 asks of a step into a storage class. */
export interface StorageClassLimits {
  /** Place in S3's waterfall: objects only move to a class with a higher number. */
  readonly order: number;
  /** S3 refuses a transition to the class before this day (M-02). */
  readonly earliestDay: number;
  /** Days an object stays before leaving is free of charge; S3 enforces it for the IA classes (C-08, M-02). */
  readonly minimumDays: number;
}

/** S3's limits per storage class (C-08, M-02). */
export const STORAGE_CLASSES: Readonly<Record<StorageClass, StorageClassLimits>> = {
  STANDARD_IA: { order: 1, earliestDay: 30, minimumDays: 30 },
  INTELLIGENT_TIERING: { order: 2, earliestDay: 0, minimumDays: 0 },
  ONEZONE_IA: { order: 3, earliestDay: 30, minimumDays: 30 },
  GLACIER: { order: 4, earliestDay: 0, minimumDays: 90 },
  DEEP_ARCHIVE: { order: 5, earliestDay: 0, minimumDays: 180 },
};

/** A move to another storage class so many days after creation, or after a version was replaced. */
export interface Transition {
  readonly days: number;
  readonly storageClass: StorageClass;
}

/** The objects a rule is about; without prefix and tags the whole bucket. */
export interface LifecycleFilter {
  readonly prefix?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** One enabled rule of a bucket's lifecycle. */
export interface LifecycleRule {
  readonly id: string;
  readonly filter: LifecycleFilter;
  readonly transitions: readonly Transition[];
  readonly expirationDays?: number;
  /** Removes delete markers that no version hides behind any more. */
  readonly expiredObjectDeleteMarker?: boolean;
  readonly noncurrentTransitions: readonly Transition[];
  readonly noncurrentExpirationDays?: number;
  readonly abortMultipartDays?: number;
}

/** A tier that INTELLIGENT_TIERING uses for objects nobody has read for so many days. */
export interface ArchiveTier {
  readonly accessTier: "ARCHIVE_ACCESS" | "DEEP_ARCHIVE_ACCESS";
  readonly days: number;
}

/** Everything that happens to objects of one bucket as they age. */
export interface LifecyclePlan {
  readonly rules: readonly LifecycleRule[];
  /** Empty: the bucket has no archive tiers. */
  readonly archiveTiers: readonly ArchiveTier[];
}
