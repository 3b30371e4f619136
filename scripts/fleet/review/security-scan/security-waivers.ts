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
    // Requirements: M-15.
    reason: "S3 delivers access logs only into buckets with its own encryption (AES256)",
  },
  {
    check: "CKV_AWS_145",
    resources: /^aws_s3_bucket\.((state_bucket|logs|traces|metrics|apm-config)_bucket|[a-z-]+-replica_bucket_bucket)$/,
    // Requirements: S3-25, C-11.
    reason:
      "AES256 is the documented default; state_kms_key_arn and shared_storage.kms_key_arn choose a key, for copies too",
  },
  {
    check: "CKV_AWS_144",
    resources: /^aws_s3_bucket\.(state_bucket|audit-logs|logs|traces|metrics|apm-config)_bucket$/,
    // Requirements: S0-07.
    reason: "Replication to another region is a choice with a price, not a default",
  },
  {
    check: "CKV_AWS_144",
    resources: /^aws_s3_bucket\.[a-z-]+-replica_bucket_bucket$/,
    reason: "It is the copy: a copy of the copy is not asked for",
  },
  {
    check: "CKV_AWS_18",
    resources: /^aws_s3_bucket\.[a-z-]+-replica_bucket_bucket$/,
    reason: "S3 delivers access logs in a bucket's own region only, and the audit logs are in the original's",
  },
  {
    check: "CKV2_AWS_62",
    resources: /^aws_s3_bucket\.[a-z-]+-replica_bucket_bucket$/,
    reason: "Nobody waits for events about what replication writes",
  },
  {
    check: "CKV_AWS_18",
    resources: /^aws_s3_bucket\.audit-logs_bucket$/,
    // Requirements: C-28.
    reason: "It receives the access logs of all others; logging itself would loop",
  },
  {
    check: "CKV_AWS_145",
    resources: /^aws_s3_bucket\.[a-z0-9-]+_storage_(logs|inventory)_bucket$/,
    // Requirements: M-15, S4-09.
    reason: "S3 delivers access logs with its own encryption only, and inventories as documented",
  },
  {
    check: "CKV_AWS_144",
    resources:
      /^aws_s3_bucket\.[a-z0-9-]+_storage_(input|output|logs|inventory|((input|output)-)?replica_bucket)_bucket$/,
    // Requirements: S4-20.
    reason:
      "Compliance data is what is replicated by default, uploads and results by choice; a copy of the copy, or of logs, is not asked for",
  },
  {
    check: "CKV_AWS_18",
    resources: /^aws_s3_bucket\.[a-z0-9-]+_storage_(logs|((input|output)-)?replica_bucket)_bucket$/,
    // Requirements: X-04.
    reason: "A log target would log into itself, and S3 delivers a replica's access logs in its own region only",
  },
  {
    check: "CKV2_AWS_62",
    resources: /^aws_s3_bucket\.[a-z0-9-]+_storage_(logs|inventory|((input|output)-)?replica_bucket)_bucket$/,
    // Requirements: X-02, M-44.
    reason: "Nobody waits for events about what S3 itself writes",
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
    // Requirements: S0-34.
    reason: "The parameters hold names of buckets and tables for other tools to read: no secrets",
  },
  {
    check: "CKV2_AWS_34",
    resources: /^aws_ssm_parameter\.[a-z0-9-]+_postgres_settings_parameter$/,
    reason: "Version, port, addresses and days of a database: no secret, and a plan is to show how they change",
  },
  {
    check: "CKV2_AWS_5",
    resources: /^aws_security_group\.[a-z0-9-]+_network_security-groups_(eks|database|compute)$/,
    reason: "The layers above attach them; Checkov looks at one stack at a time",
  },
  {
    check: "CKV_AWS_117",
    resources: /_insights_(auto-tagger|cost-analyzer|access-analyzer)_function$/,
    reason:
      "The functions call AWS's own APIs only: a VPC would give them a way into the client's network and no other",
  },
  {
    check: "CKV_AWS_272",
    resources: /_insights_(auto-tagger|cost-analyzer|access-analyzer)_function$/,
    reason: "The archives are built from this repository during synth, and their hashes stand in the plan",
  },
  {
    check: "CKV_AWS_115",
    resources: /_insights_(cost-analyzer|access-analyzer)_function$/,
    reason: "They run once a day or a month: a reservation would only make the account's pool smaller for all clients",
  },
  {
    check: "CKV_AWS_338",
    resources: /[a-z0-9-]+_cluster_(logs_log-group|audit_stream_errors)$/,
    // Requirements: S3-94, M-55.
    reason: "Audit events are kept seven years in the audit bucket; CloudWatch holds a working copy",
  },
  {
    check: "CKV_AWS_39",
    resources: /[a-z0-9-]+_cluster_control-plane_cluster$/,
    // Requirements: S3-56.
    reason: "The documents ask for a public endpoint for management networks; public_access: false closes it",
  },
  {
    check: "CKV_AWS_393",
    resources: /\.github_(plan|deploy)_role$/,
    reason:
      "Checkov (3.3) does not know subjects with numbers of owner and repository, which GitHub has had since July 2026; they are compared whole",
  },
  {
    check: "CKV_AWS_274",
    resources: /\.github_deploy_administrator$/,
    reason:
      "Who makes roles may give them anything: a list of services would be no less. The role is taken by jobs of the approving environment alone",
  },
  {
    check: "CKV2_AWS_57",
    resources: /^aws_secretsmanager_secret\.[a-z0-9-]+_postgres_secrets_(admin|replication)$/,
    reason:
      "Rotating means changing roles inside PostgreSQL and the replica's passfile at one moment: the runbook does, and a function in the client's network would hold both passwords",
  },
  {
    check: "CKV2_AWS_38",
    resources: /^aws_route53_zone\.[a-z0-9-]+_services_zone_zone$/,
    reason:
      "DNSSEC of a client's zone needs a signed parent with a DS record for it, and a key in us-east-1: the parent is not this project's",
  },
  {
    check: "CKV2_AWS_39",
    resources: /^aws_route53_zone\.[a-z0-9-]+_services_zone_zone$/,
    reason: "Query logs are taken in us-east-1 only, and hold the addresses of clients' users: nobody asked for them",
  },
];
