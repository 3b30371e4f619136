import {
  DeleteBucketEncryptionCommand,
  DeleteBucketMetricsConfigurationCommand,
  DeleteBucketOwnershipControlsCommand,
  DeleteBucketPolicyCommand,
  DeletePublicAccessBlockCommand,
  PutBucketAclCommand,
  PutBucketLoggingCommand,
  PutBucketMetricsConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  PutBucketPolicyCommand,
  type S3Client,
} from "@aws-sdk/client-s3";

import { arns } from "../../config/catalogue/arns";
import { denyInsecureTransport } from "../../modules/storage/policy";
import { encrypt } from "./secure-buckets";
import { OHIO } from "../support/aws-places";

/** The bucket that is broken. */
export const LOGS = "ohio-01-us-east-2-logs-production";

/** Where its access logs belong. */
export const AUDIT_LOGS = "ohio-01-us-east-2-audit-logs-production";

/** A client's bucket. */
export const INPUT = "ohio-01-us-east-2-acme-input-production";

/** What lets everybody read. */
export const PUBLIC = {
  Sid: "Open",
  Effect: "Allow",
  Principal: "*",
  Action: "s3:GetObject",
  Resource: `${arns.bucket(OHIO, LOGS)}/*`,
};

/** A way to break a bucket, and what is then said of it. */
export type Break = [what: string, (s3: S3Client) => Promise<unknown>, line: string];

/** A policy that denies plain HTTP and has more statements. */
export function policyWith(...statements: object[]): PutBucketPolicyCommand {
  statements.unshift(denyInsecureTransport(arns.bucket(OHIO, LOGS)));
  return new PutBucketPolicyCommand({ Bucket: LOGS, Policy: JSON.stringify({ Statement: statements }) });
}

/** At least one for each of the eight checks (S3-105). */
export const BREAKS: readonly Break[] = [
  [
    "no public access block",
    (s3) => s3.send(new DeletePublicAccessBlockCommand({ Bucket: LOGS })),
    "Public Access Block: NOT CONFIGURED",
  ],
  [
    "three settings of four",
    (s3) =>
      s3.send(
        new PutPublicAccessBlockCommand({
          Bucket: LOGS,
          PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true },
        }),
      ),
    "Public Access Block: INCOMPLETE (off: RestrictPublicBuckets)",
  ],
  [
    "no encryption",
    (s3) => s3.send(new DeleteBucketEncryptionCommand({ Bucket: LOGS })),
    "Server-Side Encryption: NOT CONFIGURED",
  ],
  [
    "a key that is not there",
    (s3) => encrypt(LOGS, "arn:aws:kms:us-east-2:123456789012:key/00000000-0000-0000-0000-000000000000", s3),
    "Server-Side Encryption: aws:kms, but there is no key arn:aws:kms:us-east-2:123456789012:key/00000000-0000-0000-0000-000000000000",
  ],
  [
    "suspended versioning",
    (s3) => s3.send(new PutBucketVersioningCommand({ Bucket: LOGS, VersioningConfiguration: { Status: "Suspended" } })),
    "Versioning: SUSPENDED",
  ],
  [
    "no policy",
    (s3) => s3.send(new DeleteBucketPolicyCommand({ Bucket: LOGS })),
    "Bucket Policy: NOT CONFIGURED (plain HTTP is not denied)",
  ],
  [
    "a public policy",
    (s3) => s3.send(policyWith(PUBLIC)),
    "Bucket Policy: PUBLIC (Open allows everybody s3:GetObject)",
  ],
  [
    "no ownership controls",
    (s3) => s3.send(new DeleteBucketOwnershipControlsCommand({ Bucket: LOGS })),
    "Object Ownership: NOT CONFIGURED",
  ],
  [
    "owners as they come",
    (s3) =>
      s3.send(
        new PutBucketOwnershipControlsCommand({
          Bucket: LOGS,
          OwnershipControls: { Rules: [{ ObjectOwnership: "ObjectWriter" }] },
        }),
      ),
    "Object Ownership: NOT ENFORCED (ObjectWriter)",
  ],
  [
    "no access logging",
    (s3) => s3.send(new PutBucketLoggingCommand({ Bucket: LOGS, BucketLoggingStatus: {} })),
    `Access Logging: NOT CONFIGURED (${AUDIT_LOGS} is meant to keep the logs)`,
  ],
  [
    "logging into itself",
    (s3) => s3.send(loggingInto(LOGS, LOGS)),
    "Access Logging: INTO ITSELF (every log is logged, without an end)",
  ],
  [
    "logging into another client's bucket",
    (s3) => s3.send(loggingInto(LOGS, INPUT)),
    `Access Logging: INTO ${INPUT} (${AUDIT_LOGS} is meant to keep the logs)`,
  ],
  [
    "a public access list",
    (s3) => s3.send(new PutBucketAclCommand({ Bucket: LOGS, ACL: "public-read" })),
    "ACL: PUBLIC (AllUsers READ)",
  ],
  [
    "an access list for every account",
    (s3) => s3.send(new PutBucketAclCommand({ Bucket: LOGS, ACL: "authenticated-read" })),
    "ACL: PUBLIC (AuthenticatedUsers READ)",
  ],
  [
    "no request metrics",
    (s3) => s3.send(new DeleteBucketMetricsConfigurationCommand({ Bucket: LOGS, Id: "EntireBucket" })),
    "CloudWatch Request Metrics: NOT CONFIGURED (EntireBucket)",
  ],
  [
    "request metrics of a part",
    (s3) =>
      s3.send(
        new PutBucketMetricsConfigurationCommand({
          Bucket: LOGS,
          Id: "EntireBucket",
          MetricsConfiguration: { Id: "EntireBucket", Filter: { Prefix: "logs/" } },
        }),
      ),
    "CloudWatch Request Metrics: INCOMPLETE (EntireBucket has a filter)",
  ],
];

function loggingInto(Bucket: string, TargetBucket: string) {
  return new PutBucketLoggingCommand({
    Bucket,
    BucketLoggingStatus: { LoggingEnabled: { TargetBucket, TargetPrefix: "x/" } },
  });
}
