import type { CostControlProps } from "../../../modules/storage-insights/cost-control";
import { StorageInsights, type StorageInsightsProps } from "../../../modules/storage-insights/storage-insights";
import { synthesize } from "../storage/synthesize";

const BUCKET = "p-us-east-2-acme-data-production";
const INPUT = "p-us-east-2-acme-input-production";

/** What cost control starts from in every test. */
export const COST_CONTROL: CostControlProps = {
  names: {
    topic: "acme-production-storage-alerts",
    deadLetterQueue: "acme-production-insights-dead-letters",
    functions: byFunction("acme-production"),
    roles: byFunction("acme-production-us-east-2"),
    rules: {
      "auto-tagger": "acme-production-auto-tagger",
      "cost-analyzer": "acme-production-monthly-cost-report",
      "access-analyzer": "acme-production-daily-access-analysis",
    },
  },
  archives: {
    "auto-tagger": { path: "assets/auto-tagger.zip", sourceCodeHash: "a=" },
    "cost-analyzer": { path: "assets/cost-analyzer.zip", sourceCodeHash: "b=" },
    "access-analyzer": { path: "assets/access-analyzer.zip", sourceCodeHash: "c=" },
  },
  clientTag: "acme",
  inventory: {
    bucketName: "p-us-east-2-acme-inventory-production",
    prefix: "inventory",
    configurationName: "daily-inventory",
  },
  departments: { "finance/": "Finance", "hr/": "HumanResources" },
  autoTagging: true,
  sizeThresholdBytes: 1099511627776,
  requestsPerHourThreshold: 10000,
  reportedRequestsPerHour: 1000,
  emailAddress: "alerts@example.com",
  kmsKeyArn: "arn:aws:kms:us-east-2:123456789012:key/1234abcd",
  logRetentionDays: 365,
};

/** What every test starts from. */
export const PROPS: StorageInsightsProps = {
  dashboardName: "acme-production-us-east-2-s3-optimization",
  buckets: [
    { bucketName: INPUT, purpose: "input", remarkableSizeBytes: 107374182400 },
    { bucketName: BUCKET, purpose: "data" },
  ],
  alarmTopicArn: "arn:aws:sns:us-east-2:123456789012:alerts",
  costControl: COST_CONTROL,
  place: { partition: "aws", region: "us-east-2", accountId: "123456789012" },
  tags: { Client: "acme" },
};

/** Synthesizes one client's insights and gives the resources of a type. */
export function synthesizeInsights(props: Partial<StorageInsightsProps> = {}) {
  return synthesize((stack) => new StorageInsights(stack, "insights", { ...PROPS, ...props }));
}

function byFunction(prefix: string) {
  return {
    "auto-tagger": `${prefix}-auto-tagger`,
    "cost-analyzer": `${prefix}-cost-analyzer`,
    "access-analyzer": `${prefix}-access-analyzer`,
  };
}
