import { regionalHost, type AwsPlace } from "../../config/catalogue/aws-place";
import type { PolicyStatement } from "../policy-statement";

/** A bucket at one end of a replication. */
export interface ReplicationEnd {
  readonly bucketArn: string;
  readonly place: AwsPlace;
  readonly kmsKeyArn: string | undefined;
}

/** What is copied from where to where. */
export interface ReplicationPath {
  readonly source: ReplicationEnd;
  readonly destination: ReplicationEnd;
  /** Keys that are copied. */
  readonly prefix: string;
}

/** S3 itself; naming the role in a bucket takes iam:PassRole, so no other account can make use of it. */
export const REPLICATION_TRUST: readonly PolicyStatement[] = [
  { Effect: "Allow", Principal: { Service: "s3.amazonaws.com" }, Action: "sts:AssumeRole" },
];

/** The least that S3 needs to copy these objects: neither deletions nor any other key of the two buckets (M-23, M-43). */
export function replicationStatements({ source, destination, prefix }: ReplicationPath): PolicyStatement[] {
  return [
    allow("ReadConfiguration", ["s3:GetReplicationConfiguration", "s3:ListBucket"], source.bucketArn),
    allow(
      "ReadVersions",
      ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"],
      `${source.bucketArn}/${prefix}*`,
    ),
    allow("WriteReplicas", ["s3:ReplicateObject", "s3:ReplicateTags"], `${destination.bucketArn}/${prefix}*`),
    ...keyStatement("DecryptVersions", ["kms:Decrypt"], source),
    ...keyStatement("EncryptReplicas", ["kms:Encrypt", "kms:GenerateDataKey"], destination),
  ];
}

/** Use of a key through S3 only, and for this bucket only: with a bucket key, the bucket is the encryption context. */
function keyStatement(
  sid: string,
  actions: readonly string[],
  { kmsKeyArn, bucketArn, place }: ReplicationEnd,
): PolicyStatement[] {
  if (kmsKeyArn === undefined) return [];
  return [
    {
      ...allow(sid, actions, kmsKeyArn),
      Condition: {
        StringEquals: { "kms:ViaService": regionalHost(place, "s3") },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucketArn, `${bucketArn}/*`] },
      },
    },
  ];
}

function allow(sid: string, actions: readonly string[], resource: string): PolicyStatement {
  return { Sid: sid, Effect: "Allow", Action: actions, Resource: resource };
}
