import { STORAGE_CLASSES } from "../../../../../config/catalogue/storage/lifecycle-rule";
import { GIB, type PricedClass, type StoragePrices } from "../../../../../config/catalogue/storage/storage-prices";
import { billedClass, type Ageing, type Stay } from "./ageing";

/** What happens to a bucket, as far as it costs something. */
export interface Workload {
  readonly objectsPerMonth: number;
  readonly objectBytes: number;
  readonly readsPerMonth: number;
  /** Objects are read up to this age, evenly, and then no more. */
  readonly readUntilDay: number;
  /** The bucket is empty at first, and its costs are added up for so long. */
  readonly months: number;
}

/** What a workload costs over its months, in the price list's currency. */
export interface Costs {
  readonly storage: number;
  readonly writes: number;
  readonly transitions: number;
  readonly reads: number;
  readonly retrieval: number;
  readonly monitoring: number;
  /** For days an object was not there, but its class bills a minimum of. */
  readonly minimumDuration: number;
}

/** A year has 365 days, and a month a twelfth of them. */
const DAYS_PER_MONTH = 365 / 12;

/** Archive classes keep an index and metadata with each object: this much in the class, and this much in STANDARD. */
const ARCHIVE_OVERHEAD_BYTES = 32 * 1024;
const STANDARD_OVERHEAD_BYTES = 8 * 1024;
const ARCHIVES: ReadonlySet<PricedClass> = new Set([
  "GLACIER",
  "DEEP_ARCHIVE",
  "INTELLIGENT_TIERING/ARCHIVE",
  "INTELLIGENT_TIERING/DEEP_ARCHIVE",
]);

/**
 * Adds up what a workload costs: objects come evenly, those of each day age together, and an age counts as often as
 * there are days whose objects reach it before the end.
 */
export function estimateCosts({ stays, archiveTiers }: Ageing, workload: Workload, prices: StoragePrices): Costs {
  const { objectsPerMonth, objectBytes, months } = workload;
  const readUntilDay = workload.readsPerMonth > 0 ? workload.readUntilDay : 0;
  const days = Math.round(months * DAYS_PER_MONTH);
  const objectsPerDay = objectsPerMonth / DAYS_PER_MONTH;
  const reaching = (age: number): number => Math.max(0, days - age) * objectsPerDay;
  const costs = { storage: 0, transitions: 0, monitoring: 0, minimumDuration: 0 };
  const readable = new Map<PricedClass, number>();

  for (const stay of stays) {
    for (let age = stay.fromDay; age < Math.min(stay.untilDay, days); age += 1) {
      const billed = billedClass(stay, archiveTiers, age, readUntilDay);
      const objectMonths = reaching(age) / DAYS_PER_MONTH;
      costs.storage += objectMonths * monthlyStorage(billed, objectBytes, prices);
      if (stay.storageClass === "INTELLIGENT_TIERING") costs.monitoring += (objectMonths / 1000) * prices.monitoring;
      if (age < readUntilDay) readable.set(billed, (readable.get(billed) ?? 0) + reaching(age));
    }
    if (stay.storageClass === "STANDARD") continue;
    costs.transitions += (reaching(stay.fromDay) / 1000) * entryClass(stay, prices).transitions;
    costs.minimumDuration += reaching(stay.untilDay) * unusedMinimum(stay, objectBytes, prices);
  }
  const writes = (objectsPerMonth * months * prices.writes) / 1000;
  return { ...costs, writes, ...readCosts(readable, workload, prices) };
}

/** The sum of all kinds. */
export function totalOf(costs: Costs): number {
  return (Object.values(costs) as number[]).reduce((sum, cost) => sum + cost, 0);
}

function monthlyStorage(billed: PricedClass, objectBytes: number, { classes }: StoragePrices): number {
  const { storage } = classes[billed];
  if (!ARCHIVES.has(billed)) return (objectBytes / GIB) * storage;
  const inStandard = (STANDARD_OVERHEAD_BYTES / GIB) * classes.STANDARD.storage;
  return ((objectBytes + ARCHIVE_OVERHEAD_BYTES) / GIB) * storage + inStandard;
}

function entryClass(stay: Stay, { classes }: StoragePrices) {
  return classes[billedClass(stay, [], stay.fromDay, stay.fromDay)];
}

/** What one object pays for days it does not stay. */
function unusedMinimum(stay: Stay, objectBytes: number, prices: StoragePrices): number {
  const { storageClass, fromDay, untilDay } = stay;
  if (storageClass === "STANDARD") return 0;
  const unusedDays = Math.max(0, STORAGE_CLASSES[storageClass].minimumDays - (untilDay - fromDay));
  const billed = billedClass(stay, [], fromDay, fromDay);
  return (unusedDays / DAYS_PER_MONTH) * monthlyStorage(billed, objectBytes, prices);
}

function readCosts(
  readable: ReadonlyMap<PricedClass, number>,
  { readsPerMonth, months, objectBytes }: Workload,
  { classes }: StoragePrices,
): Pick<Costs, "reads" | "retrieval"> {
  const all = [...readable.values()].reduce((sum, count) => sum + count, 0);
  const costs = { reads: 0, retrieval: 0 };
  for (const [billed, count] of readable) {
    const reads = (readsPerMonth * months * count) / all;
    const { reads: request, restores, retrieval } = classes[billed];
    costs.reads += (reads / 1000) * (request + restores);
    costs.retrieval += reads * (objectBytes / GIB) * retrieval;
  }
  return costs;
}
