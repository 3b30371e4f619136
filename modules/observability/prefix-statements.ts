import { arns } from "../../config/catalogue/arns";
import { regionalHost, type AwsPlace } from "../../config/catalogue/aws-place";
import type { PolicyStatement } from "../policy-statement";
import { barePrefix, type ClientPrefix } from "./client-prefix";

/** What a tool does with its objects: most list, read, write and delete, a shipper only writes. */
export type PrefixAccess = "read-write" | "write";

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
export function prefixStatements(part: ClientPrefix, access: PrefixAccess, place: AwsPlace): PolicyStatement[] {
  const bare = barePrefix(part);
  const arn = arns.bucket(place, part.bucketName);
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
    ...keyStatement(part, [arn, `${arn}/${bare}/*`], place),
  ];
}

/** Multipart uploads read what they wrote, so even who only writes decrypts. */
function keyStatement({ kmsKeyArn }: ClientPrefix, contexts: readonly string[], place: AwsPlace): PolicyStatement[] {
  if (kmsKeyArn === undefined) return [];
  return [
    {
      Sid: "UseKeyThroughS3",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: kmsKeyArn,
      Condition: {
        StringEquals: { "kms:ViaService": regionalHost(place, "s3") },
        // The bucket is the context where it has a bucket key, the object where it has none.
        StringLike: { "kms:EncryptionContext:aws:s3:arn": contexts },
      },
    },
  ];
}
