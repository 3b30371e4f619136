/** What may be named with --type; `audit_logs` is how the documents spell it (C-30). */
export const BUCKET_TYPES = [
  "logs",
  "traces",
  "metrics",
  "audit_logs",
  "audit-logs",
  "apm-config",
  "backend-state",
  "all",
] as const;

/** A kind of bucket, or all that are not protected. */
export type BucketType = (typeof BUCKET_TYPES)[number];
