import type { PolicyStatement } from "../policy-statement";
import { bucketArn } from "../storage/policy";
import { s3Endpoint } from "../storage/replication-policy";
import { barePrefix, type ClientPrefix } from "./client-prefix";

/** What a tool does with its objects: most list, read, write and delete, a shipper only writes. */
export type PrefixAccess = "read-write" | "write";

/** Where the bucket is. */
export interface PrefixSurroundings {
  readonly region: string;
  readonly partition: string;
}

const OBJECT_ACTIONS: Readonly<Record<PrefixAccess, readonly string[]>> = {
  "read-write": [
    "s3:AbortMultipartUpload",
    "s3:DeleteObject",
    "s3:GetObject",
    "s3:ListMultipartUploadParts",
    "s3:PutObject",
  ],
  write: ["s3:PutObject"],
};

/** Rights to one client's part of a shared bucket, and to nothing of a client whose name begins with the same letters (C-02). */
export function prefixStatements(
  place: ClientPrefix,
  access: PrefixAccess,
  { region, partition }: PrefixSurroundings,
): PolicyStatement[] {
  const bare = barePrefix(place);
  const arn = bucketArn(place.bucketName, partition);
  const list = { Effect: "Allow", Action: "s3:ListBucket", Resource: arn } as const;
  const listings: PolicyStatement[] = [
    { Sid: "ListBelowPrefix", ...list, Condition: { StringLike: { "s3:prefix": `${bare}/*` } } },
    // Tempo lists the prefix without its slash when it starts. With a delimiter that shows other clients' names at
    // most; without one it would show the names of their objects.
    { Sid: "ListPrefix", ...list, Condition: { StringEquals: { "s3:prefix": bare, "s3:delimiter": "/" } } },
  ];
  return [
    ...(access === "read-write" ? listings : []),
    { Sid: "UseObjects", Effect: "Allow", Action: OBJECT_ACTIONS[access], Resource: `${arn}/${bare}/*` },
    ...keyStatement(place, arn, region),
  ];
}

/** Multipart uploads read what they wrote, so even who only writes decrypts. */
function keyStatement({ kmsKeyArn }: ClientPrefix, arn: string, region: string): PolicyStatement[] {
  if (kmsKeyArn === undefined) return [];
  return [
    {
      Sid: "UseKeyThroughS3",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: kmsKeyArn,
      Condition: {
        StringEquals: { "kms:ViaService": s3Endpoint(region) },
        // The bucket is the context where it has a bucket key, the object where it has none.
        StringLike: { "kms:EncryptionContext:aws:s3:arn": [arn, `${arn}/*`] },
      },
    },
  ];
}
