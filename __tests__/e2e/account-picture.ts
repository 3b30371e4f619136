import { DescribeContinuousBackupsCommand, DescribeTableCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import {
  GetBucketEncryptionCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  ListBucketMetricsConfigurationsCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
} from "@aws-sdk/client-s3";
import { IAMClient, ListPoliciesCommand } from "@aws-sdk/client-iam";
import { GetParametersByPathCommand, SSMClient } from "@aws-sdk/client-ssm";

import { clientSettings } from "../../scripts/fleet/aws/client-settings";
import { readStateDocument } from "../../scripts/fleet/state/store/state-document";
import { REGION, type Operator } from "../support/operator";

/** What a bucket is asked for. */
const SETTINGS = [
  GetBucketVersioningCommand,
  GetBucketEncryptionCommand,
  GetPublicAccessBlockCommand,
  GetBucketPolicyCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketTaggingCommand,
  GetBucketNotificationConfigurationCommand,
  ListBucketMetricsConfigurationsCommand,
];

/** Everything that provisioning leaves in an account, without times and ids that AWS chooses: equal for equal accounts. */
export async function accountPicture({ s3, dynamodb }: Operator): Promise<unknown> {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const buckets = await Promise.all(
    Buckets.map(async ({ Name: Bucket }) => {
      const answers = await Promise.all(SETTINGS.map((Setting) => settingOf(s3, new Setting({ Bucket }))));
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
      const objects = await Promise.all(Contents.map(({ Key }) => objectPicture(s3, Bucket!, Key!)));
      return { Bucket, answers, objects };
    }),
  );
  const TableName = "terraform-locks-us-east";
  const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
  const backups = await dynamodb.send(new DescribeContinuousBackupsCommand({ TableName }));
  const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName }));
  const policies = await new IAMClient(clientSettings(REGION)).send(new ListPoliciesCommand({ Scope: "Local" }));
  const ssm = new SSMClient(clientSettings(REGION));
  const parameters = await ssm.send(new GetParametersByPathCommand({ Path: "/ohio-01/", Recursive: true }));
  return {
    buckets,
    table: [Table?.KeySchema, Table?.BillingModeSummary?.BillingMode, Table?.DeletionProtectionEnabled],
    backups: backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus,
    locksAndDigests: Items.map(({ LockID }) => LockID?.S).sort(),
    policies: policies.Policies?.map(({ PolicyName }) => PolicyName).sort(),
    parameters: parameters.Parameters?.map(({ Name, Value }) => `${Name}=${Value}`).sort(),
  };
}

/** A setting as S3 answers it, or the error it has for one that isn't set; tags are a set, in whatever order. */
async function settingOf(s3: Operator["s3"], setting: object): Promise<unknown> {
  try {
    const answer = (await s3.send(setting as GetBucketTaggingCommand)) as { TagSet?: { Key?: string }[] };
    const tags = answer.TagSet?.sort((a, b) => String(a.Key).localeCompare(String(b.Key)));
    return { ...answer, TagSet: tags, $metadata: undefined };
  } catch (error) {
    return (error as Error).name;
  }
}

async function objectPicture(s3: Operator["s3"], Bucket: string, Key: string): Promise<unknown> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  const document = readStateDocument(await Body!.transformToString());
  return [Key, typeof document === "string" ? document : document.addresses];
}
