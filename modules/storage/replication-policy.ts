import type { PolicyStatement } from "../policy-statement";
import { bucketArn } from "./policy";

/** A bucket at one end of a replication. */
export interface ReplicationEnd {
  readonly bucketName: string;
  readonly region: string;
  readonly kmsKeyArn?: string;
}

/** What is copied from where to where. */
export interface ReplicationPath {
  readonly source: ReplicationEnd;
  readonly destination: ReplicationEnd;
  /** Keys that are copied. */
  readonly prefix: string;
  readonly partition: string;
}

/** S3 itself; naming the role in a bucket takes iam:PassRole, so no other account can make use of it. */
export const REPLICATION_TRUST: readonly PolicyStatement[] = [
  { Effect: "Allow", Principal: { Service: "s3.amazonaws.com" }, Action: "sts:AssumeRole" },
];

/** The least that S3 needs to copy these objects: neither deletions nor any other key of the two buckets (M-23, M-43). */
export function replicationStatements({ source, destination, prefix, partition }: ReplicationPath): PolicyStatement[] {
  const [sourceArn, destinationArn] = [source, destination].map((end) => bucketArn(end.bucketName, partition));
  return [
    allow("ReadConfiguration", ["s3:GetReplicationConfiguration", "s3:ListBucket"], sourceArn!),
    allow(
      "ReadVersions",
      ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"],
      `${sourceArn}/${prefix}*`,
    ),
    allow("WriteReplicas", ["s3:ReplicateObject", "s3:ReplicateTags"], `${destinationArn}/${prefix}*`),
    ...keyStatement("DecryptVersions", ["kms:Decrypt"], source, partition),
    ...keyStatement("EncryptReplicas", ["kms:Encrypt", "kms:GenerateDataKey"], destination, partition),
  ];
}

/** Use of a key through S3 only, and for this bucket only: with a bucket key, the bucket is the encryption context. */
function keyStatement(
  sid: string,
  actions: readonly string[],
  { kmsKeyArn, bucketName, region }: ReplicationEnd,
  partition: string,
): PolicyStatement[] {
  if (kmsKeyArn === undefined) return [];
  const arn = bucketArn(bucketName, partition);
  return [
    {
      ...allow(sid, actions, kmsKeyArn),
      Condition: {
        StringEquals: { "kms:ViaService": s3Endpoint(region) },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": [arn, `${arn}/*`] },
      },
    },
  ];
}

/** S3's name in a region, as KMS sees it in `kms:ViaService`. */
export function s3Endpoint(region: string): string {
  return `s3.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
}

function allow(sid: string, actions: readonly string[], resource: string): PolicyStatement {
  return { Sid: sid, Effect: "Allow", Action: actions, Resource: resource };
}
