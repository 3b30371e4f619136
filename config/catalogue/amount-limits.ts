/** How much of something AWS takes, and who says so. */
export interface AmountLimit {
  readonly most: number;
  /** What is counted, as a sentence goes on after the number. */
  readonly of: string;
  readonly source: string;
}

/** What lists and texts of the registry can make too much of, with AWS's default where AWS would raise it. */
export const AMOUNT_LIMITS = {
  "node instance types": {
    most: 20,
    of: "instance types in a node group",
    source: "EKS API, CreateNodegroup",
  },
  "public access blocks": {
    most: 40,
    of: "blocks that reach a cluster's public endpoint",
    source: "EKS service quotas",
  },
  "security group rules": {
    most: 60,
    of: "rules in one direction of a security group",
    source: "Amazon VPC quotas",
  },
  "function environment": {
    most: 4096,
    of: "bytes in a function's environment",
    source: "Lambda quotas",
  },
  "bucket policy": {
    most: 20_480,
    of: "bytes in a bucket's policy",
    source: "Amazon S3 bucket policies",
  },
  "queue policy": {
    most: 8192,
    of: "bytes in a queue's policy",
    source: "Amazon SQS policy quotas",
  },
} as const satisfies Readonly<Record<string, AmountLimit>>;

/** What of a derived result is counted. */
export type AmountKind = keyof typeof AMOUNT_LIMITS;

/** What a bucket's policy has besides lists of roles, in bytes, and no more; a test holds it against the longest names. */
export const BUCKET_POLICY_FRAME_BYTES = 4096;

/** What a queue's policy has besides the rules that may send, in bytes, and no more. */
export const QUEUE_POLICY_FRAME_BYTES = 1024;
