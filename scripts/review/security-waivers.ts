/** A check of Checkov that does not apply to some resources, and why; reviewed like code. */
export interface SecurityWaiver {
  readonly check: string;
  /** Matches the resource's address. */
  readonly resources: RegExp;
  readonly reason: string;
}

/** Every failure that is accepted. One that matches nothing any more fails the scan, so that the list stays true. */
export const SECURITY_WAIVERS: readonly SecurityWaiver[] = [
  {
    check: "CKV_AWS_145",
    resources: /^aws_s3_bucket\.audit-logs_bucket$/,
    reason: "S3 delivers access logs only into buckets with its own encryption (AES256), M-15",
  },
  {
    check: "CKV_AWS_145",
    resources: /^aws_s3_bucket\.(state_bucket|logs|traces|metrics)_bucket$/,
    reason:
      "AES256 is the documented default (S3-25, C-11); state_kms_key_arn and shared_storage.kms_key_arn choose a key",
  },
  {
    check: "CKV_AWS_144",
    resources: /^aws_s3_bucket\.(state_bucket|audit-logs|logs|traces|metrics)_bucket$/,
    reason: "Replication to another region is a choice with a price (S0-07), not a default",
  },
  {
    check: "CKV_AWS_18",
    resources: /^aws_s3_bucket\.audit-logs_bucket$/,
    reason: "It receives the access logs of all others; logging itself would loop (C-28)",
  },
  {
    check: "CKV_AWS_119",
    resources: /\.state_lock_table$/,
    reason:
      "Lock entries hold no secret, and a customer key that is disabled would lock every stack of the environment",
  },
  {
    check: "CKV2_AWS_34",
    resources: /^aws_ssm_parameter\.parameters_(backend|observability)-/,
    reason: "The parameters hold names of buckets and tables for other tools to read (S0-34): no secrets",
  },
  {
    check: "CKV2_AWS_5",
    resources: /^aws_security_group\.[a-z0-9-]+_network_security-groups_(eks|database|compute)$/,
    reason: "The layers above attach them; Checkov looks at one stack at a time",
  },
];
