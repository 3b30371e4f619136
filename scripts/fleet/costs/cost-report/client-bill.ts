import {
  CostExplorerClient,
  GetCostAndUsageCommand,
  type GetCostAndUsageCommandOutput,
} from "@aws-sdk/client-cost-explorer";

import { COST_TAGS } from "../../../../config/catalogue/cost-tags";
import type { Month } from "../../../../modules/storage-insights/functions/month";
import { EXIT, ExitError } from "../../terminal/exit";
import { awsClient } from "../../aws/aws-client";
import { errorCode, isAccessDenied } from "../../aws/failure";

/** What a client was billed for one of AWS's services; credits make it negative. */
export interface ServiceCost {
  readonly service: string;
  readonly cost: number;
}

/** A client's bill of a month. */
export interface ClientBill {
  /** The dearest first. */
  readonly services: readonly ServiceCost[];
  readonly total: number;
  readonly currency: string;
  /** Whether AWS may still change it. */
  readonly estimated: boolean;
}

/** Whether Cost Explorer has one address for all regions of a partition, and where that is. */
const COST_EXPLORER_REGIONS: Readonly<Record<string, string>> = {
  aws: "us-east-1",
  "aws-cn": "cn-northwest-1",
  "aws-us-gov": "us-gov-west-1",
};

/** What resources with the tag Client of this value cost in a month, by service (S3-124); pages are added up (M-29). */
export async function clientBill(client: string, { start, end }: Month, partition: string): Promise<ClientBill> {
  const explorer = awsClient(CostExplorerClient, COST_EXPLORER_REGIONS[partition] ?? "us-east-1");
  const costs = new Map<string, number>();
  let [estimated, currency] = [false, "USD"];
  let token: string | undefined;
  do {
    const page = await ask(explorer, {
      TimePeriod: { Start: start, End: end },
      Granularity: "MONTHLY",
      Metrics: ["UnblendedCost"],
      GroupBy: [{ Type: "DIMENSION", Key: "SERVICE" }],
      Filter: { Tags: { Key: COST_TAGS.client, Values: [client], MatchOptions: ["EQUALS"] } },
      NextPageToken: token,
    });
    for (const { Groups = [], Estimated } of page.ResultsByTime ?? []) {
      estimated ||= Estimated === true;
      for (const { Keys: [service = "(other)"] = [], Metrics } of Groups) {
        costs.set(service, (costs.get(service) ?? 0) + amount(Metrics?.UnblendedCost?.Amount));
        currency = Metrics?.UnblendedCost?.Unit ?? currency;
      }
    }
    token = page.NextPageToken;
  } while (token);
  const services = [...costs].map(([service, cost]) => ({ service, cost }));
  services.sort((a, b) => b.cost - a.cost || (a.service < b.service ? -1 : 1));
  return { services, total: services.reduce((sum, { cost }) => sum + cost, 0), currency, estimated };
}

async function ask(
  explorer: CostExplorerClient,
  input: GetCostAndUsageCommand["input"],
): Promise<GetCostAndUsageCommandOutput> {
  try {
    return await explorer.send(new GetCostAndUsageCommand(input));
  } catch (error) {
    if (isAccessDenied(error)) {
      const hint = "needs ce:GetCostAndUsage, and Cost Explorer turned on; a member account needs its payer's consent";
      throw new ExitError(EXIT.failed, `the bill can't be read: ${hint}`);
    }
    if (errorCode(error) === "DataUnavailableException") {
      throw new ExitError(EXIT.failed, "Cost Explorer has no data of that month yet, or no more");
    }
    throw error;
  }
}

function amount(text = ""): number {
  const number = Number(text);
  if (text !== "" && Number.isFinite(number)) return number;
  throw new ExitError(EXIT.failed, `Cost Explorer's amount ${JSON.stringify(text)} is no number`);
}
