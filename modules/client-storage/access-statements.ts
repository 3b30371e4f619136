import { arns } from "../../config/catalogue/arns";
import { regionalHost, type AwsPlace } from "../../config/catalogue/aws-place";
import { holdsObjects, type StorageRole } from "../../config/catalogue/storage/storage-roles";
import type { PolicyStatement } from "../policy-statement";

/** What a client's applications may use. */
export interface ClientAccess {
  readonly bucketNames: Readonly<Partial<Record<StorageRole, string>>>;
  readonly kmsKeyArn: string;
  readonly place: AwsPlace;
}

const OBJECT_ACTIONS = [
  "s3:AbortMultipartUpload",
  "s3:DeleteObject",
  "s3:GetObject",
  "s3:GetObjectTagging",
  "s3:GetObjectVersion",
  "s3:ListMultipartUploadParts",
  "s3:PutObject",
  "s3:PutObjectTagging",
];
const BUCKET_ACTIONS = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"];

/**
 * The rights of a client's applications (S1-25): objects in its own buckets, its logs and inventories to read, and its
 * key through S3 in this region only. Rights on the key go to roles by IAM; its policy names no service for it (M-09).
 */
export function clientAccessStatements({ bucketNames, kmsKeyArn, place }: ClientAccess): PolicyStatement[] {
  const entries = Object.entries(bucketNames) as [StorageRole, string][];
  const arnsOf = (ofObjects: boolean): string[] =>
    entries.filter(([role]) => holdsObjects(role) === ofObjects).map(([, name]) => arns.bucket(place, name));
  const [objects, reports] = [arnsOf(true), arnsOf(false)];
  const key: PolicyStatement = {
    ...allow("UseKeyThroughS3", ["kms:Decrypt", "kms:GenerateDataKey"], [kmsKeyArn])[0]!,
    Condition: { StringEquals: { "kms:ViaService": regionalHost(place, "s3") } },
  };
  return [
    ...allow("ListBuckets", BUCKET_ACTIONS, [...objects, ...reports]),
    ...allow("UseObjects", OBJECT_ACTIONS, objectsIn(objects)),
    ...allow("ReadReports", ["s3:GetObject"], objectsIn(reports)),
    ...(objects.length > 0 ? [key] : []),
  ];
}

function objectsIn(bucketArns: readonly string[]): string[] {
  return bucketArns.map((arn) => `${arn}/*`);
}

function allow(sid: string, actions: readonly string[], resources: readonly string[]): PolicyStatement[] {
  return resources.length > 0 ? [{ Sid: sid, Effect: "Allow", Action: actions, Resource: resources }] : [];
}
