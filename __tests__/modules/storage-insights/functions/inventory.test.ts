import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";

import { latestInventory, type InventoryStore } from "../../../../modules/storage-insights/functions/inventory";
import { inventoryRow, schemaColumns } from "../../../../modules/storage-insights/functions/inventory-row";

const SCHEMA = schemaColumns("Bucket, Key, Size, StorageClass, IntelligentTieringAccessTier");
const FOLDER = "inventory/acme-data/daily-inventory";
const LOCATION = { prefix: "inventory", configuration: "daily-inventory" };

function line(key: string, size: string, storageClass = "STANDARD", tier = ""): string {
  return [`"acme-data"`, `"${key}"`, `"${size}"`, `"${storageClass}"`, `"${tier}"`].join(",");
}

describe("A row of an inventory", () => {
  it("is read by the manifest's schema, wherever its columns are", () => {
    expect(inventoryRow('"GLACIER","12","a.txt"', ["StorageClass", "Size", "Key"])).toEqual({
      key: "a.txt",
      sizeBytes: 12,
      storageClass: "GLACIER",
    });
  });

  it.each([
    ["finance/a%20b+c%2Bd.txt", "finance/a b c+d.txt"],
    ["%C3%BC/%22quoted%22.txt", 'ü/"quoted".txt'],
    ["with,comma.txt", "with,comma.txt"],
    ['doubled""quote.txt', 'doubled"quote.txt'],
  ])("has its key decoded: %s", (encoded, key) => {
    expect(inventoryRow(line(encoded, "1"), SCHEMA).key).toBe(key);
  });

  it.each([
    ["STANDARD", "", "STANDARD"],
    ["", "", "STANDARD"],
    ["DEEP_ARCHIVE", "", "DEEP_ARCHIVE"],
    ["INTELLIGENT_TIERING", "", "INTELLIGENT_TIERING/FREQUENT"],
    ["INTELLIGENT_TIERING", "FREQUENT", "INTELLIGENT_TIERING/FREQUENT"],
    ["INTELLIGENT_TIERING", "INFREQUENT", "INTELLIGENT_TIERING/INFREQUENT"],
    ["INTELLIGENT_TIERING", "ARCHIVE_INSTANT_ACCESS", "INTELLIGENT_TIERING/ARCHIVE_INSTANT"],
    ["INTELLIGENT_TIERING", "ARCHIVE", "INTELLIGENT_TIERING/ARCHIVE"],
    ["INTELLIGENT_TIERING", "DEEP_ARCHIVE", "INTELLIGENT_TIERING/DEEP_ARCHIVE"],
  ])("is billed by its class and tier: %s %s is %s", (storageClass, tier, billed) => {
    expect(inventoryRow(line("a", "1", storageClass, tier), SCHEMA).storageClass).toBe(billed);
  });

  it("has no size where the column is empty", () => {
    expect(inventoryRow('"acme-data","a",,"STANDARD",', SCHEMA).sizeBytes).toBe(0);
  });
});

describe("The latest inventory of a bucket", () => {
  function storeOf(objects: Readonly<Record<string, string | Buffer>>): InventoryStore {
    return {
      folders: (prefix) => {
        const below = Object.keys(objects).filter((key) => key.startsWith(prefix));
        return Promise.resolve([...new Set(below.map((key) => `${prefix}${key.slice(prefix.length).split("/")[0]}/`))]);
      },
      read: (key) => Promise.resolve(key in objects ? Readable.from([Buffer.from(objects[key]!)]) : undefined),
    };
  }

  function manifest(files: string[], fileFormat = "CSV"): string {
    return JSON.stringify({ fileFormat, fileSchema: SCHEMA.join(", "), files: files.map((key) => ({ key })) });
  }

  async function keysIn(store: InventoryStore): Promise<string[] | undefined> {
    const inventory = await latestInventory("acme-data", LOCATION, store);
    if (!inventory) return undefined;
    const keys: string[] = [];
    for await (const { key } of inventory.rows) keys.push(key);
    return keys;
  }

  it("is the newest that is complete, with all of its files", async () => {
    const store = storeOf({
      [`${FOLDER}/2026-10-30T01-00Z/manifest.json`]: manifest(["old"]),
      [`${FOLDER}/2026-10-31T01-00Z/manifest.json`]: manifest(["1.csv.gz", "2.csv.gz"]),
      [`${FOLDER}/2026-11-01T01-00Z/manifest.checksum`]: "not complete yet",
      [`${FOLDER}/hive/dt=2026-11-02-01-00/symlink.txt`]: "no inventory",
      "1.csv.gz": gzipSync(`${line("a", "1")}\n${line("b", "1")}\n`),
      "2.csv.gz": gzipSync(`${line("c", "1")}\n`),
    });
    expect(await keysIn(store)).toEqual(["a", "b", "c"]);
    expect((await latestInventory("acme-data", LOCATION, store))?.takenAt).toBe("2026-10-31T01-00Z");
  });

  it("is none before the first one", async () => {
    expect(await keysIn(storeOf({}))).toBeUndefined();
  });

  it("is no part of a list: a file that is missing or torn fails", async () => {
    const folder = `${FOLDER}/2026-10-31T01-00Z`;
    const missing = storeOf({ [`${folder}/manifest.json`]: manifest(["1.csv.gz"]) });
    await expect(keysIn(missing)).rejects.toThrow("the inventory names 1.csv.gz, which does not exist");
    const torn = storeOf({
      [`${folder}/manifest.json`]: manifest(["1.csv.gz"]),
      "1.csv.gz": gzipSync(line("a", "1")).subarray(0, 20),
    });
    await expect(keysIn(torn)).rejects.toThrow("unexpected end of file");
  });

  it("is read in the one format this project asks for", async () => {
    const store = storeOf({ [`${FOLDER}/2026-10-31T01-00Z/manifest.json`]: manifest([], "Parquet") });
    await expect(keysIn(store)).rejects.toThrow("inventories in Parquet are not read");
  });
});
