import type { GetCostAndUsageCommandInput, GetCostAndUsageCommandOutput } from "@aws-sdk/client-cost-explorer";

import { COST_TAGS } from "../../../config/catalogue/cost-tags";
import type { Month } from "./month";

/** What a client was billed for its buckets of one purpose and cost centre. */
export interface BilledCost {
  readonly purpose: string;
  readonly costCenter: string;
  readonly cost: number;
  /** Gigabyte-months and requests in one number: Cost Explorer adds up what has different units. */
  readonly usage: number;
}

/** Asks Cost Explorer for one page. */
export type CostPages = (
  input: GetCostAndUsageCommandInput,
) => Promise<Pick<GetCostAndUsageCommandOutput, "ResultsByTime" | "NextPageToken">>;

const UNTAGGED = "Untagged";

/**
 * The month's bill for a client's buckets, by the tags of the buckets: tags of objects are no cost allocation tags
 * (M-27). Every page counts, and a pair of tags that comes more than once is one line (M-29).
 */
export async function billedCosts(client: string, { start, end }: Month, pages: CostPages): Promise<BilledCost[]> {
  const sums = new Map<string, BilledCost>();
  let token: string | undefined;
  do {
    const page = await pages({
      TimePeriod: { Start: start, End: end },
      Granularity: "MONTHLY",
      Metrics: ["UnblendedCost", "UsageQuantity"],
      GroupBy: [
        { Type: "TAG", Key: COST_TAGS.purpose },
        { Type: "TAG", Key: COST_TAGS.costCenter },
      ],
      Filter: {
        And: [
          { Dimensions: { Key: "SERVICE", Values: ["Amazon Simple Storage Service"] } },
          { Tags: { Key: COST_TAGS.client, Values: [client] } },
        ],
      },
      ...(token ? { NextPageToken: token } : {}),
    });
    for (const { Keys = [], Metrics = {} } of (page.ResultsByTime ?? []).flatMap(({ Groups }) => Groups ?? [])) {
      const [purpose, costCenter] = [tagValue(Keys[0]), tagValue(Keys[1])];
      const key = JSON.stringify([purpose, costCenter]);
      const known = sums.get(key) ?? { purpose, costCenter, cost: 0, usage: 0 };
      const cost = known.cost + amount(Metrics.UnblendedCost?.Amount);
      sums.set(key, { ...known, cost, usage: known.usage + amount(Metrics.UsageQuantity?.Amount) });
    }
    token = page.NextPageToken;
  } while (token);
  return [...sums.values()].sort((a, b) => b.cost - a.cost || (a.purpose < b.purpose ? -1 : 1));
}

/** Groups are named `Purpose$input-storage`, and `Purpose$` where the tag is missing. */
function tagValue(key = ""): string {
  return key.slice(key.indexOf("$") + 1) || UNTAGGED;
}

function amount(text = "0"): number {
  const number = Number(text);
  if (!Number.isFinite(number)) throw new Error(`Cost Explorer's amount ${text} is no number`);
  return number;
}
