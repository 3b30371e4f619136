import { CostExplorerClient, GetCostAndUsageCommand } from "@aws-sdk/client-cost-explorer";
import { S3Client } from "@aws-sdk/client-s3";
import { SNSClient } from "@aws-sdk/client-sns";

import { analyzeCosts } from "./analyze-costs";
import { s3InventoryStore } from "./s3-inventory-store";
import { listSetting, mapSetting, setting, timeOf } from "./settings";
import { snsTopic } from "./topic";

/** Cost Explorer answers in this region only, whatever region the function runs in (M-29). */
const costExplorer = new CostExplorerClient({ region: "us-east-1" });
const s3 = new S3Client({});
const sns = new SNSClient({});

/** Reports the costs of the calendar month before the event (S4-23). */
export async function handler(event: unknown): Promise<{ report: string }> {
  const { env } = process;
  const topicArn = setting(event, "sns_topic_arn", env, "SNS_TOPIC_ARN");
  const { INVENTORY_BUCKET, INVENTORY_PREFIX, INVENTORY_NAME } = env;
  const located = INVENTORY_BUCKET && INVENTORY_PREFIX && INVENTORY_NAME;
  const report = await analyzeCosts(
    {
      client: setting(event, "client", env, "CLIENT"),
      departments: mapSetting(env, "DEPARTMENTS"),
      buckets: listSetting(event, "bucket_name", env, "BUCKET_NAME"),
      inventories: located ? { prefix: INVENTORY_PREFIX, configuration: INVENTORY_NAME } : undefined,
      moment: timeOf(event, new Date()),
    },
    {
      pages: (input) => costExplorer.send(new GetCostAndUsageCommand(input)),
      store: located ? s3InventoryStore(s3, INVENTORY_BUCKET) : undefined,
      topic: snsTopic(sns, topicArn),
    },
  );
  console.log(report);
  return { report };
}
