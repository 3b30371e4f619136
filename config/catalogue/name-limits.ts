/** What AWS accepts as a name of one kind. */
export interface NameLimit {
  readonly longest: number;
  readonly pattern: RegExp;
  /** Whether two equal names collide: across the world, an account, a region, or not at all. */
  readonly unique: "world" | "account" | "region" | "none";
}

/** Source: the API reference of each service. */
export const NAME_LIMITS = {
  "S3 bucket": {
    longest: 63,
    // No dots: they break TLS for virtual-hosted addresses and transfer acceleration.
    pattern: /^(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9][a-z0-9-]{1,}[a-z0-9]$(?<!-s3alias|--ol-s3|--x-s3|--table-s3)/,
    unique: "world",
  },
  "DynamoDB table": { longest: 255, pattern: /^[a-zA-Z0-9_.-]{3,}$/, unique: "region" },
  "IAM role": { longest: 64, pattern: /^[\w+=,.@-]+$/, unique: "account" },
  "IAM policy": { longest: 128, pattern: /^[\w+=,.@-]+$/, unique: "account" },
  "KMS alias": { longest: 256, pattern: /^alias\/(?!aws\/)[a-zA-Z0-9/_-]+$/, unique: "region" },
  "SNS topic": { longest: 256, pattern: /^[a-zA-Z0-9_-]+$/, unique: "region" },
  // PutParameter: only the root may not be AWS's.
  "SSM parameter": { longest: 1011, pattern: /^\/(?!aws|ssm)[a-z0-9_.-]+(\/[a-z0-9_.-]+){0,14}$/i, unique: "region" },
  // CreateQueue; a standard queue, so without the suffix .fifo.
  "SQS queue": { longest: 80, pattern: /^[a-zA-Z0-9_-]+$/, unique: "region" },
  // CreateFunction.
  "Lambda function": { longest: 64, pattern: /^[a-zA-Z0-9_-]+$/, unique: "region" },
  // EventBridge's PutRule.
  "event rule": { longest: 64, pattern: /^[.\-_A-Za-z0-9]+$/, unique: "region" },
  // CloudWatch's PutDashboard; an account's, whatever the region.
  dashboard: { longest: 255, pattern: /^[a-zA-Z0-9_-]+$/, unique: "account" },
  "EKS cluster": { longest: 100, pattern: /^[0-9A-Za-z][A-Za-z0-9_-]*$/, unique: "region" },
  "EKS node group": { longest: 63, pattern: /^[0-9A-Za-z][A-Za-z0-9_-]*$/, unique: "none" },
  "launch template": { longest: 128, pattern: /^[a-zA-Z0-9().\-/_]{3,}$/, unique: "region" },
  "delivery stream": { longest: 64, pattern: /^[a-zA-Z0-9_.-]+$/, unique: "region" },
  // Secrets Manager adds six characters of its own to ARNs, and can't tell a name that ends like that.
  secret: { longest: 512, pattern: /^(?!.*-[a-zA-Z0-9]{6}$)[a-zA-Z0-9/_+=.@-]+$/, unique: "region" },
  // CreateTrail: no two of its signs side by side.
  "CloudTrail trail": {
    longest: 128,
    pattern: /^[a-zA-Z0-9](?!.*[._-]{2})[a-zA-Z0-9._-]+[a-zA-Z0-9]$/,
    unique: "region",
  },
  "log group": { longest: 512, pattern: /^[\w./#-]+$/, unique: "region" },
  "security group": { longest: 255, pattern: /^(?!sg-)[\w .:/()#,@[\]+=&;{}!$*-]+$/, unique: "none" },
  "DNS label": { longest: 63, pattern: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, unique: "none" },
  "DNS zone": { longest: 253, pattern: /^[a-z0-9.-]+$/, unique: "none" },
  "tag value": { longest: 256, pattern: /^[\p{L}\p{N} +\-=._:/@]*$/u, unique: "none" },
} as const satisfies Readonly<Record<string, NameLimit>>;

/** Kinds of name with limits. */
export type NameKind = keyof typeof NAME_LIMITS;
