/** What the store does on S3: how it is told, and what it needs to be allowed. */
export interface Operation {
  readonly verb: string;
  readonly permissions: readonly string[];
}

/**
 * Every operation of the store. Reading needs to list as well, or S3 says 403 of what is absent; writing and deleting on
 * condition of an ETag need to read.
 */
export const OPERATIONS = {
  get: { verb: "reading", permissions: ["s3:GetObject", "s3:ListBucket"] },
  getVersion: { verb: "reading", permissions: ["s3:GetObjectVersion", "s3:ListBucket"] },
  put: { verb: "writing", permissions: ["s3:PutObject", "s3:GetObject"] },
  copy: { verb: "copying", permissions: ["s3:GetObject", "s3:PutObject"] },
  delete: { verb: "deleting", permissions: ["s3:DeleteObject", "s3:GetObject"] },
  deleteVersion: { verb: "deleting a version of", permissions: ["s3:DeleteObjectVersion"] },
  list: { verb: "listing", permissions: ["s3:ListBucket"] },
  headBucket: { verb: "reaching", permissions: ["s3:ListBucket"] },
  listBuckets: { verb: "listing buckets like", permissions: ["s3:ListAllMyBuckets"] },
  getVersioning: { verb: "reading the versioning of", permissions: ["s3:GetBucketVersioning"] },
  getEncryption: { verb: "reading the encryption of", permissions: ["s3:GetEncryptionConfiguration"] },
} as const satisfies Readonly<Record<string, Operation>>;

/** The name of an operation, as logs and errors give it. */
export type OperationName = keyof typeof OPERATIONS;
