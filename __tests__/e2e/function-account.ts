import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import {
  CreateBucketCommand,
  GetObjectTaggingCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";

import type { Moto } from "../support/emulator/moto";

/** A message that a topic has sent. */
export interface Sent {
  readonly topic: string;
  readonly subject: string;
  readonly text: string;
}

/** The emulated account that functions work in, as the one who prepares it and looks at it afterwards. */
export interface FunctionAccount {
  readonly s3: S3Client;
  makeBucket(bucket: string): Promise<void>;
  /** The version of the object that was written. */
  upload(bucket: string, key: string, body: string | Buffer, tags?: string): Promise<string>;
  tagsOf(bucket: string, key: string, versionId: string): Promise<Record<string, string>>;
  makeTopic(name: string): Promise<string>;
  /** Everything that all topics have sent, in order. */
  sent(): Promise<Sent[]>;
  /** Counts requests in an hour, as S3 does: in parts. */
  countRequests(bucket: string, hour: string, requests: number): Promise<void>;
  /** What Cost Explorer will answer, page by page. */
  seedCosts(pages: readonly object[]): Promise<void>;
  close(): void;
}

/** The part of the emulator's memory that holds what was published: id, message and subject first. */
interface MotoMemory {
  readonly sns: {
    readonly Topic?: readonly {
      readonly arn: string;
      readonly sent_notifications: readonly (readonly [string, string, string])[];
    }[];
  };
}

/** Reaches the account in an emulator. */
export function functionAccount({ endpoint }: Moto, region: string): FunctionAccount {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
  const settings = { region, endpoint, credentials: { accessKeyId: "emulated", secretAccessKey: "emulated" } };
  const s3 = new S3Client({ ...settings, forcePathStyle: true });
  const cloudwatch = new CloudWatchClient(settings);
  const sns = new SNSClient(settings);
  return {
    s3,
    async makeBucket(Bucket) {
      const CreateBucketConfiguration = { LocationConstraint: region as "us-east-2" };
      await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
      const VersioningConfiguration = { Status: "Enabled" } as const;
      await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
    },
    async upload(Bucket, Key, Body, Tagging) {
      return (await s3.send(new PutObjectCommand({ Bucket, Key, Body, Tagging }))).VersionId!;
    },
    async tagsOf(Bucket, Key, VersionId) {
      const { TagSet = [] } = await s3.send(new GetObjectTaggingCommand({ Bucket, Key, VersionId }));
      return Object.fromEntries(TagSet.map((tag) => [tag.Key!, tag.Value!]));
    },
    async makeTopic(Name) {
      return (await sns.send(new CreateTopicCommand({ Name }))).TopicArn!;
    },
    async sent() {
      const memory = (await (await fetch(`${endpoint}/moto-api/data.json`)).json()) as MotoMemory;
      return (memory.sns.Topic ?? []).flatMap(({ arn, sent_notifications }) =>
        sent_notifications.map(([, text, subject]) => ({ topic: arn, subject, text })),
      );
    },
    async countRequests(bucket, hour, requests) {
      const Dimensions = [
        { Name: "BucketName", Value: bucket },
        { Name: "FilterId", Value: "EntireBucket" },
      ];
      const first = Math.floor(requests / 2);
      const MetricData = [first, requests - first].map((Value, part) => ({
        MetricName: "AllRequests",
        Dimensions,
        Timestamp: new Date(Date.parse(hour) + part * 600_000),
        Value,
      }));
      await cloudwatch.send(new PutMetricDataCommand({ Namespace: "AWS/S3", MetricData }));
    },
    async seedCosts(results) {
      const headers = { "content-type": "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify({ results }) };
      const response = await fetch(`${endpoint}/moto-api/static/ce/cost-and-usage-results`, init);
      if (!response.ok) throw new Error(`moto_server refused the costs: ${response.status}`);
    },
    close: () => [s3, cloudwatch, sns].forEach((client) => client.destroy()),
  };
}
