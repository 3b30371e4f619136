import { arns } from "../../config/catalogue/arns";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import type { PolicyStatement } from "../policy-statement";

/**
 * What the auto-tagger needs (S4-18): tags, so that it can't read what it tags, and lists, for without them S3 answers
 * "denied" instead of "gone" about an object that was deleted meanwhile.
 */
export function taggingRights(bucketNames: readonly string[], place: AwsPlace): PolicyStatement[] {
  const bucketArns = bucketNames.map((name) => arns.bucket(place, name));
  return [
    {
      Sid: "TagObjects",
      Effect: "Allow",
      Action: [
        "s3:GetObjectTagging",
        "s3:GetObjectVersionTagging",
        "s3:PutObjectTagging",
        "s3:PutObjectVersionTagging",
      ],
      Resource: bucketArns.map((arn) => `${arn}/*`),
    },
    {
      Sid: "KnowWhatIsGone",
      Effect: "Allow",
      Action: ["s3:ListBucket", "s3:ListBucketVersions"],
      Resource: bucketArns,
    },
  ];
}

/** Cost Explorer knows no resources to limit a request to. */
export const READ_COSTS: PolicyStatement = {
  Sid: "ReadCosts",
  Effect: "Allow",
  Action: "ce:GetCostAndUsage",
  Resource: "*",
};

/** CloudWatch knows no resources to limit the reading of metrics to. */
export const READ_METRICS: PolicyStatement = {
  Sid: "ReadMetrics",
  Effect: "Allow",
  Action: "cloudwatch:GetMetricStatistics",
  Resource: "*",
};

/** Reads the inventories below a prefix. A condition on the list would turn "not there yet" into "denied". */
export function inventoryRights(bucketName: string, prefix: string, place: AwsPlace): PolicyStatement[] {
  const arn = arns.bucket(place, bucketName);
  return [
    { Sid: "ListInventories", Effect: "Allow", Action: "s3:ListBucket", Resource: arn },
    { Sid: "ReadInventories", Effect: "Allow", Action: "s3:GetObject", Resource: `${arn}/${prefix}/*` },
  ];
}

/** Sends to one topic. */
export function publishRights(topicArn: string): PolicyStatement {
  return { Sid: "PublishReports", Effect: "Allow", Action: "sns:Publish", Resource: topicArn };
}
