/** What S3 bills storage by: a storage class, and within INTELLIGENT_TIERING the access tier. */
export type PricedClass =
  | "STANDARD"
  | "STANDARD_IA"
  | "ONEZONE_IA"
  | "INTELLIGENT_TIERING/FREQUENT"
  | "INTELLIGENT_TIERING/INFREQUENT"
  | "INTELLIGENT_TIERING/ARCHIVE_INSTANT"
  | "INTELLIGENT_TIERING/ARCHIVE"
  | "INTELLIGENT_TIERING/DEEP_ARCHIVE"
  | "GLACIER_IR"
  | "GLACIER"
  | "DEEP_ARCHIVE";

/** What one class costs, in USD. */
export interface ClassPrice {
  /** Per GiB and month. */
  readonly storage: number;
  /** Per 1,000 reads. */
  readonly reads: number;
  /** Per 1,000 objects that a lifecycle rule moves into the class. */
  readonly transitions: number;
  /** Per GiB that is read, restores at standard speed included. */
  readonly retrieval: number;
  /** Per 1,000 objects that must be restored before they can be read. */
  readonly restores: number;
}

/** A price list, with where and when it was read: an estimate is worth no more than its source (S4-31). */
export interface StoragePrices {
  readonly region: string;
  readonly currency: "USD";
  readonly asOf: string;
  readonly source: string;
  /** Per 1,000 PUT, COPY, POST or LIST requests to STANDARD. */
  readonly writes: number;
  /** Per 1,000 objects that INTELLIGENT_TIERING watches, and month. */
  readonly monitoring: number;
  readonly classes: Readonly<Record<PricedClass, ClassPrice>>;
}

const FREE = { reads: 0.0004, transitions: 0, retrieval: 0, restores: 0 };
const TIERED = { ...FREE, transitions: 0.01 };

/** List prices of us-east-2 for the first 50 TB a month, without taxes, discounts and the free tier. */
export const STORAGE_PRICES: StoragePrices = {
  region: "us-east-2",
  currency: "USD",
  asOf: "2026-06",
  source: "https://aws.amazon.com/s3/pricing/",
  writes: 0.005,
  monitoring: 0.0025,
  classes: {
    STANDARD: { ...FREE, storage: 0.023 },
    STANDARD_IA: { storage: 0.0125, reads: 0.001, transitions: 0.01, retrieval: 0.01, restores: 0 },
    ONEZONE_IA: { storage: 0.01, reads: 0.001, transitions: 0.01, retrieval: 0.01, restores: 0 },
    "INTELLIGENT_TIERING/FREQUENT": { ...TIERED, storage: 0.023 },
    "INTELLIGENT_TIERING/INFREQUENT": { ...TIERED, storage: 0.0125 },
    "INTELLIGENT_TIERING/ARCHIVE_INSTANT": { ...TIERED, storage: 0.004 },
    "INTELLIGENT_TIERING/ARCHIVE": { ...TIERED, storage: 0.0036 },
    "INTELLIGENT_TIERING/DEEP_ARCHIVE": { ...TIERED, storage: 0.00099 },
    GLACIER_IR: { storage: 0.004, reads: 0.01, transitions: 0.02, retrieval: 0.03, restores: 0 },
    GLACIER: { storage: 0.0036, reads: 0.0004, transitions: 0.03, retrieval: 0.01, restores: 0.05 },
    DEEP_ARCHIVE: { storage: 0.00099, reads: 0.0004, transitions: 0.05, retrieval: 0.02, restores: 0.1 },
  },
};

/** S3's gigabytes are binary. */
export const GIB = 2 ** 30;

/** Whether S3 bills a class by this name. */
export function isPricedClass(name: string): name is PricedClass {
  return Object.hasOwn(STORAGE_PRICES.classes, name);
}
