import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";

import { calendarMonth } from "../../../../../scripts/fleet/costs/cost-report/calendar-month";
import { departmentReport, inventoryBucket } from "../../../../../scripts/fleet/costs/cost-report/department-report";
import { INVENTORY_NAME } from "../../../../../config/catalogue/storage/inventory";
import { GIB, STORAGE_PRICES } from "../../../../../config/catalogue/storage/storage-prices";
import type { InventoryStore } from "../../../../../modules/storage-insights/functions/inventory";
import { EXAMPLE, fleetOf } from "../../../../support/registry";

const JANUARY = { start: "2026-01-01", end: "2026-02-01" };
const DATA = "ohio-01-us-east-2-acme-data-production";

const { target, clients } = fleetOf(EXAMPLE, { ENVIRONMENT: "production", AWS_REGION: "us-east-2" });
const client = (name: string) => clients.find((each) => each.name === name)!;

describe("A calendar month (S3-111)", () => {
  const NOW = new Date("2026-03-01T00:00:00Z");

  it.each([
    ["2026-01", "2026-01-01", "2026-02-01"],
    ["2024-02", "2024-02-01", "2024-03-01"],
    ["2025-12", "2025-12-01", "2026-01-01"],
    ["2026-03", "2026-03-01", "2026-04-01"],
  ])("%s is from %s to %s, which is not part of it", (text, start, end) => {
    expect(calendarMonth(text, NOW)).toEqual({ start, end });
  });

  it.each([
    "2026-04",
    "2027-01",
    "2026-13",
    "2026-1",
    "2026-00",
    "01-2026",
    "2026-01-01",
    "0000-01",
    "0001-12",
    "0099-12",
    "1999-05",
    "2005-12",
    "99999-01",
    "-001-01",
    "",
    "2026-01\n",
  ])("%j is refused with exit 2", (text) =>
    expect(() => calendarMonth(text, NOW)).toThrow(expect.objectContaining({ code: 2 }) as Error),
  );
});

describe("A report by department (C-31, M-27)", () => {
  const row = (key: string, gib: number, storageClass = "STANDARD") => `"b","${key}","${gib * GIB}","${storageClass}"`;

  /** A bucket of inventories: lines by moment, all of them of the data bucket. */
  function storeOf(inventories: Readonly<Record<string, string[]>>, name = INVENTORY_NAME): InventoryStore {
    const at = `inventory/${DATA}/${name}/`;
    const objects = new Map<string, Buffer>();
    for (const [takenAt, lines] of Object.entries(inventories)) {
      const files = [{ key: `${at}data/${takenAt}.csv.gz` }];
      const manifest = { fileFormat: "CSV", fileSchema: "Bucket, Key, Size, StorageClass", files };
      objects.set(`${at}${takenAt}/manifest.json`, Buffer.from(JSON.stringify(manifest)));
      objects.set(files[0]!.key, gzipSync(lines.join("\n")));
    }
    return {
      folders: (prefix) =>
        Promise.resolve([
          ...new Set(
            [...objects.keys()]
              .filter((key) => key.startsWith(prefix))
              .map((key) => `${prefix}${key.slice(prefix.length).split("/")[0]!}/`),
          ),
        ]),
      read: (key) => Promise.resolve(objects.has(key) ? Readable.from([objects.get(key)!]) : undefined),
    };
  }

  const report = (store: InventoryStore) => departmentReport(client("acme"), target, JANUARY, store);

  it("is bytes by prefix and class at list price, from the month's last inventory", async () => {
    const lines = [row("finance/a", 100), row("finance/b", 50, "GLACIER"), row("other/c", 10)];
    const { departments, total, inventories } = await report(
      storeOf({
        "2025-12-31T01-00Z": [row("finance/a", 1)],
        "2026-01-30T01-00Z": [row("finance/a", 2)],
        "2026-01-31T01-00Z": lines,
        "2026-02-01T01-00Z": [row("finance/a", 4)],
      }),
    );
    const { STANDARD, GLACIER } = STORAGE_PRICES.classes;
    expect(departments).toEqual([
      {
        department: "Finance",
        bytes: 150 * GIB,
        cost: expect.closeTo(100 * STANDARD.storage + 50 * GLACIER.storage) as number,
        unpriced: [],
      },
      { department: "Untagged", bytes: 10 * GIB, cost: expect.closeTo(10 * STANDARD.storage) as number, unpriced: [] },
    ]);
    expect(total).toBeCloseTo(110 * STANDARD.storage + 50 * GLACIER.storage);
    expect(inventories[DATA]).toBe("2026-01-31T01-00Z");
  });

  it("says which buckets have no inventory of that month", async () => {
    const { departments, inventories } = await report(storeOf({ "2026-02-01T01-00Z": [row("finance/a", 4)] }));
    expect(departments).toEqual([]);
    expect(inventories).toEqual({
      "ohio-01-us-east-2-acme-input-production": null,
      "ohio-01-us-east-2-acme-output-production": null,
      [DATA]: null,
    });
  });

  it("reads the inventory that the buckets are given, and no other", async () => {
    const { inventories } = await report(storeOf({ "2026-01-31T01-00Z": [row("finance/a", 4)] }, "weekly"));
    expect(inventories[DATA]).toBeNull();
  });

  it("is refused with exit 2 for a client without inventories", () => {
    expect(inventoryBucket(client("acme"), target)).toBe("ohio-01-us-east-2-acme-inventory-production");
    expect(() => inventoryBucket(client("globex"), target)).toThrow(expect.objectContaining({ code: 2 }) as Error);
  });
});
