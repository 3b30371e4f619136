import type { ShimRow } from "./rule";

/** A part of a bucket's configuration that the shim keeps word for word instead of moto. */
export interface BucketSubresource {
  /** The key in the query string that selects it. */
  readonly name: string;
  /** Why moto cannot keep it. */
  readonly reason: string;
  /** What S3 answers while it is not set: an error code, or an empty document. */
  readonly unset: { readonly error: string } | { readonly emptyDocument: string };
  /** For configurations that a bucket has many of, each with an id: the root element of the list of all. */
  readonly list?: string;
}

/** What moto 5.2.1 loses or refuses of a bucket, found by applying each one through the AWS provider. */
export const BUCKET_SUBRESOURCES: readonly BucketSubresource[] = [
  {
    name: "lifecycle",
    reason:
      "loses NewerNoncurrentVersions, object sizes, empty filters and the minimum transition size: reads never converge",
    unset: { error: "NoSuchLifecycleConfiguration" },
  },
  {
    name: "metrics",
    reason: "not implemented: the put falls through to CreateBucket and is refused",
    unset: { error: "NoSuchConfiguration" },
    list: "ListMetricsConfigurationsResult",
  },
  {
    name: "intelligent-tiering",
    reason: "not implemented: the put falls through to CreateBucket and is refused",
    unset: { error: "NoSuchConfiguration" },
    list: "ListBucketIntelligentTieringConfigurationsOutput",
  },
  {
    name: "policy",
    reason:
      "applies a denial whatever its condition says, so the TLS-only policy (aws:SecureTransport) refuses every request",
    unset: { error: "NoSuchBucketPolicy" },
  },
  {
    name: "logging",
    reason:
      "looks for the log delivery grant in the target's policy, which the shim keeps, and fails with 500 without it",
    unset: { emptyDocument: "BucketLoggingStatus" },
  },
  {
    name: "notification",
    reason: "loses EventBridgeConfiguration",
    unset: { emptyDocument: "NotificationConfiguration" },
  },
  {
    name: "inventory",
    reason: "garbles OptionalFields and always reads IncludedObjectVersions as All",
    unset: { error: "NoSuchConfiguration" },
    list: "ListInventoryConfigurationsResult",
  },
  {
    name: "replication",
    reason: "loses the filter's prefix and the selection of encrypted objects",
    unset: { error: "ReplicationConfigurationNotFoundError" },
  },
];

/** The same table as lines of documentation. */
export const BUCKET_SHIM_ROWS: readonly ShimRow[] = BUCKET_SUBRESOURCES.map(({ name, reason }) => ({
  service: "s3",
  operation: `GET/PUT/DELETE ?${name}`,
  reason,
}));
