import { GIB, STORAGE_PRICES, type StoragePrices } from "../../../../../../config/catalogue/storage/storage-prices";
import {
  ageing,
  billedClass,
  stayingInStandard,
  type Ageing,
} from "../../../../../../scripts/fleet/costs/storage/estimate/ageing";
import { estimateCosts, totalOf, type Workload } from "../../../../../../scripts/fleet/costs/storage/estimate/estimate";

const MONTH = 365 / 12;
const FREE = { storage: 0, reads: 0, transitions: 0, retrieval: 0, restores: 0 };

/** Prices that are zero but for those given, so that a sum has one reason. */
function pricesOf(
  classes: Partial<Record<keyof StoragePrices["classes"], Partial<StoragePrices["classes"]["STANDARD"]>>>,
  other: Partial<StoragePrices> = {},
): StoragePrices {
  const free = Object.keys(STORAGE_PRICES.classes).map((name) => [name, { ...FREE, ...classes[name as "STANDARD"] }]);
  return { ...STORAGE_PRICES, writes: 0, monitoring: 0, classes: Object.fromEntries(free) as never, ...other };
}

function workload(changes: Partial<Workload> = {}): Workload {
  return { objectsPerMonth: 1000, objectBytes: GIB, readsPerMonth: 0, readUntilDay: 30, months: 12, ...changes };
}

function stays(...list: readonly (readonly [Ageing["stays"][number]["storageClass"], number, number])[]): Ageing {
  return {
    stays: list.map(([storageClass, fromDay, untilDay]) => ({ storageClass, fromDay, untilDay })),
    archiveTiers: [],
  };
}

describe("How objects age", () => {
  it("follows the bucket's own lifecycle", () => {
    expect(ageing("output", {}, GIB).stays).toEqual([
      { storageClass: "STANDARD", fromDay: 0, untilDay: 90 },
      { storageClass: "STANDARD_IA", fromDay: 90, untilDay: 180 },
      { storageClass: "GLACIER", fromDay: 180, untilDay: 2555 },
    ]);
  });

  it("takes the rules of a prefix in, and only for objects below it", () => {
    expect(ageing("input", {}, GIB, "uploads/temp/1/").stays).toEqual([
      { storageClass: "STANDARD", fromDay: 0, untilDay: 1 },
    ]);
    expect(ageing("input", {}, GIB, "uploads/").stays.at(-1)!.untilDay).toBe(365);
    expect(ageing("data", {}, GIB, "compliance/").stays.map(({ storageClass }) => storageClass)).toEqual([
      "STANDARD",
      "INTELLIGENT_TIERING",
      "GLACIER",
      "DEEP_ARCHIVE",
    ]);
  });

  it.each([
    [128 * 1024 - 1, 1],
    [128 * 1024, 3],
  ])("leaves objects below 128 KiB where they are: %d bytes have %d stays (M-71)", (bytes, count) => {
    expect(ageing("output", {}, bytes).stays).toHaveLength(count);
  });

  it("can stay in STANDARD for as long", () => {
    expect(stayingInStandard(ageing("output", {}, GIB)).stays).toEqual([
      { storageClass: "STANDARD", fromDay: 0, untilDay: 2555 },
    ]);
  });

  it.each([
    [36, "INTELLIGENT_TIERING/FREQUENT"],
    [37, "INTELLIGENT_TIERING/INFREQUENT"],
    [96, "INTELLIGENT_TIERING/INFREQUENT"],
    [97, "INTELLIGENT_TIERING/ARCHIVE"],
    [187, "INTELLIGENT_TIERING/DEEP_ARCHIVE"],
  ])("on day %d of a data bucket is billed as %s, unread since day 7", (day, billed) => {
    const { stays: [, tiering], archiveTiers } = ageing("data", {}, GIB); // prettier-ignore
    expect(billedClass(tiering!, archiveTiers, day, 0)).toBe(billed);
    expect(billedClass(tiering!, [], 97, 0)).toBe("INTELLIGENT_TIERING/ARCHIVE_INSTANT");
    expect(billedClass(tiering!, archiveTiers, day, day)).toBe("INTELLIGENT_TIERING/FREQUENT");
  });
});

describe("An estimate", () => {
  it("bills what is stored, day by day, as more objects come", () => {
    const prices = pricesOf({ STANDARD: { storage: 1 } });
    const { storage } = estimateCosts(stays(["STANDARD", 0, Infinity]), workload({ months: 12 }), prices);
    // 365 days, of which each day's objects stay to the end: 365 + 364 + … + 1 days.
    expect(storage).toBeCloseTo(((1000 / MONTH) * (365 * 366)) / 2 / MONTH);
  });

  it("stops billing when objects expire", () => {
    const prices = pricesOf({ STANDARD: { storage: 1 } });
    const { storage } = estimateCosts(stays(["STANDARD", 0, 1]), workload(), prices);
    expect(storage).toBeCloseTo(((1000 / MONTH) * 365) / MONTH);
  });

  it("bills each write and each transition once", () => {
    const prices = pricesOf({ GLACIER: { transitions: 30 } }, { writes: 5 });
    const costs = estimateCosts(stays(["STANDARD", 0, 73], ["GLACIER", 73, Infinity]), workload(), prices);
    expect(costs.writes).toBeCloseTo(60);
    // Objects of the last 73 days of 365 have not moved yet: four fifths have.
    expect(costs.transitions).toBeCloseTo(12 * 30 * 0.8);
  });

  it("bills the days that a class demands and an object is not there", () => {
    const prices = pricesOf({ GLACIER: { storage: 1 } });
    const { minimumDuration } = estimateCosts(
      stays(["STANDARD", 0, 5], ["GLACIER", 5, 73]),
      workload({ objectBytes: GIB }),
      prices,
    );
    const perObject = ((90 - 68) / MONTH) * (1 + 32 / 1024 / 1024);
    expect(minimumDuration).toBeCloseTo((365 - 73) * (1000 / MONTH) * perObject);
    const kept = estimateCosts(stays(["STANDARD", 0, 5], ["GLACIER", 5, 95]), workload(), prices);
    expect(kept.minimumDuration).toBe(0);
  });

  it("bills 32 KiB more per archived object, and 8 KiB in STANDARD", () => {
    const small = workload({ objectBytes: 128 * 1024 });
    const life = stays(["GLACIER", 0, Infinity]);
    const archived = estimateCosts(life, small, pricesOf({ GLACIER: { storage: 1 } })).storage;
    const named = estimateCosts(life, small, pricesOf({ STANDARD: { storage: 1 } })).storage;
    expect(archived / named).toBeCloseTo((128 + 32) / 8);
  });

  it("bills INTELLIGENT_TIERING for watching objects", () => {
    const prices = pricesOf({}, { monitoring: 2.5 });
    const { monitoring } = estimateCosts(stays(["INTELLIGENT_TIERING", 0, 1]), workload(), prices);
    expect(monitoring).toBeCloseTo(((1000 / MONTH) * 365 * 2.5) / 1000 / MONTH);
  });

  it("bills reads by where the objects are while they are read", () => {
    const prices = pricesOf({ STANDARD: { reads: 1 }, GLACIER: { reads: 1, restores: 9, retrieval: 1 } });
    const read = workload({ readsPerMonth: 1000, readUntilDay: 10 });
    const young = estimateCosts(stays(["STANDARD", 0, 10], ["GLACIER", 10, Infinity]), read, prices);
    expect(young).toMatchObject({ reads: 12, retrieval: 0 });
    const archived = estimateCosts(stays(["GLACIER", 0, Infinity]), read, prices);
    expect(archived.reads).toBeCloseTo(120);
    expect(archived.retrieval).toBeCloseTo(12000);
  });

  it("can show that a lifecycle is dearer than STANDARD: no profile saves by itself (S4-31, M-30)", () => {
    const small = workload({ objectBytes: 200 * 1024, objectsPerMonth: 100_000 });
    const life = ageing("data", {}, small.objectBytes);
    const profile = totalOf(estimateCosts(life, small, STORAGE_PRICES));
    expect(profile).toBeGreaterThan(totalOf(estimateCosts(stayingInStandard(life), small, STORAGE_PRICES)));
  });
});
