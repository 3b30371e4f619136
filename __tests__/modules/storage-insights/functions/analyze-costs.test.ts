import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";

import { analyzeCosts, type CostSources } from "../../../../modules/storage-insights/functions/analyze-costs";
import { departmentCosts } from "../../../../modules/storage-insights/functions/department-costs";
import type { InventoryStore } from "../../../../modules/storage-insights/functions/inventory";
import { GIB, STORAGE_PRICES } from "../../../../config/catalogue/storage/storage-prices";

const QUESTION = {
  client: "acme",
  departments: { "finance/": "Finance", "hr/": "HumanResources" },
  buckets: ["acme-data", "acme-output"],
  inventories: { prefix: "inventory", configuration: "daily-inventory" },
  moment: new Date("2026-11-01T06:00:00Z"),
};

/** One object a bucket; the bucket's folder is the only one. */
function storeOf(objects: Readonly<Record<string, readonly [key: string, bytes: number]>>): InventoryStore {
  return {
    folders: (prefix) =>
      Promise.resolve(
        Object.keys(objects).some((bucket) => prefix.includes(`/${bucket}/`)) ? [`${prefix}2026-10-31T01-00Z/`] : [],
      ),
    read: (key) => {
      if (key.endsWith("manifest.json")) {
        const files = [{ key: key.split("/")[1] }];
        return Promise.resolve(
          Readable.from([Buffer.from(JSON.stringify({ fileFormat: "CSV", fileSchema: "Key, Size", files }))]),
        );
      }
      return Promise.resolve(Readable.from([gzipSync(objects[key]!.map((each) => `"${each}"`).join(","))]));
    },
  };
}

async function reported(sources: Partial<CostSources>, question = QUESTION) {
  const sent: [string, string][] = [];
  const report = await analyzeCosts(question, {
    pages: () => Promise.resolve({}),
    topic: { publish: (...message) => Promise.resolve(void sent.push(message)) },
    ...sources,
  });
  expect(sent).toEqual([["Monthly S3 Cost Report", report]]);
  return report.split("\n");
}

describe("The monthly cost report (S4-23)", () => {
  it("splits storage by department, over all buckets (M-27)", async () => {
    const lines = await reported({
      store: storeOf({ "acme-data": ["finance/a", 100 * GIB], "acme-output": ["finance/b", 100 * GIB] }),
    });
    expect(lines.slice(0, 3)).toEqual(["S3 Cost Report by Department", "Department: Finance", "Cost: $4.60"]);
  });

  it("counts what has no department as untagged", async () => {
    const lines = await reported({ store: storeOf({ "acme-data": ["a", 100 * GIB] }) });
    expect(lines.slice(1, 3)).toEqual(["Department: Untagged", "Cost: $2.30"]);
  });

  it("says which inventories it had, and where its prices are from", async () => {
    const lines = await reported({ store: storeOf({ "acme-data": ["a", 1] }) });
    expect(lines).toContain("  acme-data: 2026-10-31T01-00Z");
    expect(lines).toContain("  acme-output: none yet");
    expect(lines.join("\n")).toContain(`${STORAGE_PRICES.asOf}, ${STORAGE_PRICES.source}`);
  });

  it("is sent without inventories, too", async () => {
    const lines = await reported({}, { ...QUESTION, inventories: undefined as never });
    expect(lines).toContain("  acme-data: none yet");
    expect(lines).toContain("Total: $0.00");
  });

  it("doubts the cost allocation tag when nothing was billed (M-72)", async () => {
    expect(await reported({})).toContain("  nothing with the tag Client=acme; is that cost allocation tag activated?");
  });

  it("fails rather than report a bill it could not read", async () => {
    await expect(reported({ pages: () => Promise.reject(new Error("AccessDenied")) })).rejects.toThrow("AccessDenied");
  });
});

describe("What departments cost", () => {
  it("is priced by storage class, the dearest department first", () => {
    const sums = new Map([
      ["Cold", new Map([["DEEP_ARCHIVE", 1000 * GIB]])],
      ["Hot", new Map([["STANDARD", 100 * GIB], ["STANDARD_IA", 100 * GIB]])], // prettier-ignore
    ]);
    const costs = departmentCosts(sums, STORAGE_PRICES);
    expect(costs.map(({ department }) => department)).toEqual(["Hot", "Cold"]);
    expect(costs[0]!.cost).toBeCloseTo(3.55);
    expect(costs[1]!.cost).toBeCloseTo(0.99);
  });

  it("counts a class without a price as STANDARD, and says so", () => {
    const [cost] = departmentCosts(new Map([["A", new Map([["REDUCED_REDUNDANCY", GIB]])]]), STORAGE_PRICES);
    expect(cost).toMatchObject({ cost: 0.023, unpriced: ["REDUCED_REDUNDANCY"] });
  });
});
