import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { SNSClient } from "@aws-sdk/client-sns";

import { analyzeAccess } from "./analyze-access";
import { cloudwatchRequests } from "./cloudwatch-requests";
import { listSetting, setting, timeOf } from "./settings";
import { snsTopic } from "./topic";

const requestCounts = cloudwatchRequests(new CloudWatchClient({}));
const sns = new SNSClient({});

/** Reports hours with many requests to a client's buckets (S4-25). */
export async function handler(event: unknown): Promise<{ report: string | null }> {
  const { env } = process;
  const topicArn = setting(event, "sns_topic_arn", env, "SNS_TOPIC_ARN");
  const question = {
    buckets: listSetting(event, "bucket_name", env, "BUCKET_NAME"),
    threshold: Number(setting(event, "threshold", env, "REQUESTS_PER_HOUR")),
    moment: timeOf(event, new Date()),
  };
  const report = await analyzeAccess(question, requestCounts, snsTopic(sns, topicArn));
  console.log(report ?? "no hour above the threshold");
  return { report: report ?? null };
}
