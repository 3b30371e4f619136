import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutBucketEncryptionCommand,
  PutBucketVersioningCommand,
} from "@aws-sdk/client-s3";
import type { S3Client } from "@aws-sdk/client-s3";

import { apmStore, type ApmStore, type ApmStoreProps } from "../../scripts/fleet/apm/store/apm-store";
import { REGION } from "../support/operator";
import type { Answer } from "../support/emulator/upstream";

export const PRODUCTION = "ohio-01-us-east-2-apm-config-production";
export const STAGING = "ohio-01-us-east-2-apm-config-staging";

export const PROMETHEUS = `global:
  scrape_interval: 15s
scrape_configs:
  - job_name: prometheus
    static_configs:
      - targets: ["localhost:9090"]
`;

export const GRAFANA = `[server]
http_port = 3000

[database]
type = sqlite3
`;

export const ALERTMANAGER = `route:
  receiver: nobody
receivers:
  - name: nobody
`;

/** No YAML, and so no configuration of anything that is written in YAML. */
export const BROKEN = "global: [\n";

/** Prometheus's configuration with another interval: valid, and different. */
export function prometheusEvery(interval: string): string {
  return PROMETHEUS.replace("15s", interval);
}

/** Makes a bucket as bootstrap does. */
export async function makeBucket(s3: S3Client, bucket: string): Promise<void> {
  const Bucket = bucket;
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: REGION } }));
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
  const Rules = [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" as const } }];
  await s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } }));
}

/** The store of acme as another tool would import it. */
export function acmeStore(
  s3: S3Client,
  environment: "production" | "staging",
  props: Partial<ApmStoreProps> = {},
): ApmStore {
  const bucket = environment === "production" ? PRODUCTION : STAGING;
  return apmStore({ s3, bucket, client: "acme", environment, ...props });
}

/** What is under a key, or undefined. */
export async function textAt(s3: S3Client, bucket: string, key: string): Promise<string | undefined> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key })).catch(() => ({ Body: undefined }));
  return Body?.transformToString();
}

export function headOf(s3: S3Client, bucket: string, key: string) {
  return s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
}

/** Every key that has or had an object. */
export async function keysOf(s3: S3Client, bucket: string): Promise<string[]> {
  const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket }));
  return [...new Set(Versions.map(({ Key = "" }) => Key))].sort();
}

/** S3's refusal, as a rule of the shim answers it. */
export function refusal(status: number, code: string): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  return { status, headers: { "content-type": "application/xml" }, body };
}
