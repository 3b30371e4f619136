import { planLifecycle, type LifecycleOptions } from "../../../../../config/catalogue/storage/lifecycle";
import type { LifecyclePlan, StorageClass } from "../../../../../config/catalogue/storage/lifecycle-rule";
import type { BucketPurpose } from "../../../../../config/catalogue/storage/profiles";
import type { PricedClass } from "../../../../../config/catalogue/storage/storage-prices";

/** A stay in one storage class, between two days of an object's life. */
export interface Stay {
  readonly storageClass: StorageClass | "STANDARD";
  readonly fromDay: number;
  /** The day it leaves or expires; Infinity = never. */
  readonly untilDay: number;
}

/** How objects of a bucket age. */
export interface Ageing {
  readonly stays: readonly Stay[];
  readonly archiveTiers: LifecyclePlan["archiveTiers"];
}

/** S3 leaves smaller objects where they are, and so does every lifecycle of this project (M-71). */
export const SMALLEST_MOVED_BYTES = 128 * 1024;

/** Days without a read after which INTELLIGENT_TIERING moves an object on by itself. */
const INFREQUENT_AFTER_DAYS = 30;
const ARCHIVE_INSTANT_AFTER_DAYS = 90;

/** How objects of a size age in a bucket of a purpose, below a prefix with rules of its own if one is given. */
export function ageing(
  purpose: BucketPurpose,
  options: LifecycleOptions,
  objectBytes: number,
  prefix?: string,
): Ageing {
  const { rules, archiveTiers } = planLifecycle(purpose, options);
  const applying = rules.filter(({ filter }) => filter.prefix === undefined || prefix?.startsWith(filter.prefix));
  const end = Math.min(...applying.map(({ expirationDays }) => expirationDays ?? Infinity));
  const moves = objectBytes < SMALLEST_MOVED_BYTES ? [] : applying.flatMap(({ transitions }) => transitions);
  const steps = moves.filter(({ days }) => days < end).sort((a, b) => a.days - b.days);
  const starts = [{ storageClass: "STANDARD" as const, days: 0 }, ...steps];
  return {
    stays: starts.map(({ storageClass, days }, index) => ({
      storageClass,
      fromDay: days,
      untilDay: starts[index + 1]?.days ?? end,
    })),
    archiveTiers: steps.length === 1 ? archiveTiers : [],
  };
}

/** The same life in STANDARD alone. */
export function stayingInStandard({ stays }: Ageing): Ageing {
  return {
    stays: [{ storageClass: "STANDARD", fromDay: 0, untilDay: stays.at(-1)!.untilDay }],
    archiveTiers: [],
  };
}

/** What an object is billed as on a day of a stay; in INTELLIGENT_TIERING that depends on when it was last read. */
export function billedClass(
  { storageClass, fromDay }: Stay,
  archiveTiers: Ageing["archiveTiers"],
  day: number,
  lastReadDay: number,
): PricedClass {
  if (storageClass !== "INTELLIGENT_TIERING") return storageClass;
  const idleDays = day - Math.max(fromDay, lastReadDay);
  const [deepest] = archiveTiers.filter((tier) => idleDays >= tier.days).sort((a, b) => b.days - a.days);
  if (deepest?.accessTier === "DEEP_ARCHIVE_ACCESS") return "INTELLIGENT_TIERING/DEEP_ARCHIVE";
  if (deepest) return "INTELLIGENT_TIERING/ARCHIVE";
  if (idleDays >= ARCHIVE_INSTANT_AFTER_DAYS) return "INTELLIGENT_TIERING/ARCHIVE_INSTANT";
  return idleDays >= INFREQUENT_AFTER_DAYS ? "INTELLIGENT_TIERING/INFREQUENT" : "INTELLIGENT_TIERING/FREQUENT";
}
