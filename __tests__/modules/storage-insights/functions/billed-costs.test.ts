import type { GetCostAndUsageCommandInput } from "@aws-sdk/client-cost-explorer";

import { billedCosts, type CostPages } from "../../../../modules/storage-insights/functions/billed-costs";

const OCTOBER = { start: "2026-10-01", end: "2026-11-01" };

function group(keys: string[], cost: string, usage = "1") {
  return { Keys: keys, Metrics: { UnblendedCost: { Amount: cost }, UsageQuantity: { Amount: usage } } };
}

/** Cost Explorer that answers page by page, and remembers what it was asked. */
function pagesOf(...groups: ReturnType<typeof group>[][]): { pages: CostPages; asked: GetCostAndUsageCommandInput[] } {
  const asked: GetCostAndUsageCommandInput[] = [];
  const pages: CostPages = (input) => {
    asked.push(input);
    const index = Number(input.NextPageToken ?? 0);
    const NextPageToken = index + 1 < groups.length ? String(index + 1) : undefined;
    return Promise.resolve({ ResultsByTime: [{ Groups: groups[index]! }], NextPageToken });
  };
  return { pages, asked };
}

describe("What Cost Explorer billed", () => {
  it("is asked for one client's buckets, one service and one whole month (S4-23, M-28)", async () => {
    const { pages, asked } = pagesOf([]);
    expect(await billedCosts("acme", OCTOBER, pages)).toEqual([]);
    expect(asked).toEqual([
      {
        TimePeriod: { Start: "2026-10-01", End: "2026-11-01" },
        Granularity: "MONTHLY",
        Metrics: ["UnblendedCost", "UsageQuantity"],
        GroupBy: [
          { Type: "TAG", Key: "Purpose" },
          { Type: "TAG", Key: "CostCenter" },
        ],
        Filter: {
          And: [
            { Dimensions: { Key: "SERVICE", Values: ["Amazon Simple Storage Service"] } },
            { Tags: { Key: "Client", Values: ["acme"] } },
          ],
        },
      },
    ]);
  });

  it("is the sum of all pages, a line for each pair of tags (M-29)", async () => {
    const { pages, asked } = pagesOf(
      [group(["Purpose$input-storage", "CostCenter$CC-1"], "1.5", "10")],
      [
        group(["Purpose$input-storage", "CostCenter$CC-1"], "2", "5"),
        group(["Purpose$input-storage", "CostCenter$CC-2"], "9"),
      ],
      [group(["Purpose$a$b", "CostCenter$CC-1"], "1")],
    );
    expect(await billedCosts("acme", OCTOBER, pages)).toEqual([
      { purpose: "input-storage", costCenter: "CC-2", cost: 9, usage: 1 },
      { purpose: "input-storage", costCenter: "CC-1", cost: 3.5, usage: 15 },
      { purpose: "a$b", costCenter: "CC-1", cost: 1, usage: 1 },
    ]);
    expect(asked.map(({ NextPageToken }) => NextPageToken)).toEqual([undefined, "1", "2"]);
  });

  it("says where tags are missing (M-29)", async () => {
    const { pages } = pagesOf([group(["Purpose$", "CostCenter$"], "1")]);
    expect(await billedCosts("acme", OCTOBER, pages)).toMatchObject([{ purpose: "Untagged", costCenter: "Untagged" }]);
  });

  it("is never made up of what is no number", async () => {
    const { pages } = pagesOf([group(["Purpose$a", "CostCenter$b"], "much")]);
    await expect(billedCosts("acme", OCTOBER, pages)).rejects.toThrow("Cost Explorer's amount much is no number");
  });
});
