import {
  another,
  becomes,
  fewer,
  gone,
  longer,
  not,
  off,
  on,
  shorter,
  shrinks,
  switchedOff,
  wider,
  type Weakening,
} from "./weakenings";

/** Attributes that protect, by their path; dots lead into blocks. Each with the direction that weakens it. */
export type Protections = Readonly<Record<string, Weakening>>;

/** Whatever the type: names that mean the same everywhere in AWS. */
export const PROTECTIONS_OF_ALL: Protections = {
  // What AWS or an operator changes, and Terraform would set back or make anew.
  "lifecycle.ignore_changes": fewer,
  "lifecycle.prevent_destroy": off,
  backup_retention_period: shorter(0),
  copy_tags_to_snapshot: off,
  deletion_protection: off,
  deletion_protection_enabled: off,
  deletion_window_in_days: shorter(30),
  disable_api_stop: off,
  disable_api_termination: off,
  enable_key_rotation: off,
  encrypted: off,
  final_snapshot: off,
  force_destroy: on,
  kms_key_arn: gone,
  kms_key_id: gone,
  kms_master_key_id: gone,
  recovery_window_in_days: shorter(30),
  // Of a log group 0 and nothing both mean for ever.
  retention_in_days: shorter(Infinity, Infinity),
  skip_destroy: off,
  skip_final_snapshot: on,
  storage_encrypted: off,
};

const METADATA: Protections = {
  "metadata_options.http_put_response_hop_limit": longer(1),
  "metadata_options.http_tokens": not("required"),
};
const SEALED = {
  "server_side_encryption.enabled": off,
  "server_side_encryption.kms_key_arn": gone,
  "server_side_encryption.key_arn": gone,
};

function ofTunnel(tunnel: "tunnel1" | "tunnel2"): Protections {
  const algorithms = [1, 2].flatMap((phase) =>
    ["dh_group_numbers", "encryption_algorithms", "integrity_algorithms"].map(
      (name) => `${tunnel}_phase${phase}_${name}`,
    ),
  );
  return {
    ...Object.fromEntries(algorithms.map((path) => [path, wider])),
    [`${tunnel}_ike_versions`]: wider,
    [`${tunnel}_log_options.cloudwatch_log_options.log_enabled`]: off,
  };
}

function isOff([value]: readonly unknown[]): boolean {
  return value === false || value === "false";
}

/** How much Kubernetes refuses to pods, by the namespace's label. */
function level([label]: readonly unknown[]): number {
  return ["baseline", "restricted"].indexOf(String(label));
}

/** What protects in resources of one type. */
export const PROTECTIONS: Readonly<Record<string, Protections>> = {
  aws_cloudwatch_event_rule: { is_enabled: switchedOff, state: becomes("DISABLED") },
  aws_cloudwatch_log_subscription_filter: { destination_arn: another, filter_pattern: another },
  aws_cloudwatch_metric_alarm: {
    actions_enabled: switchedOff,
    // Another topic tells somebody, too.
    alarm_actions: shrinks,
    comparison_operator: another,
    datapoints_to_alarm: longer(1),
    evaluation_periods: longer(1),
    treat_missing_data: (before, after) => before[0] === "breaching" && after[0] !== "breaching",
  },
  aws_db_instance: { multi_az: off, performance_insights_enabled: off, publicly_accessible: on },
  aws_dlm_lifecycle_policy: {
    "policy_details.schedule.create_rule.interval": longer(24),
    "policy_details.schedule.retain_rule.count": shorter(Infinity),
    "policy_details.schedule.retain_rule.interval": shorter(Infinity),
    "policy_details.resource_types": another,
    "policy_details.target_tags": another,
    state: becomes("DISABLED"),
  },
  // Another value is another policy's, or nobody's: snapshots are taken by it.
  aws_ebs_volume: { "tags.SnapshotPolicy": another },
  aws_dynamodb_table: { "point_in_time_recovery.enabled": off, ...SEALED },
  aws_eks_cluster: {
    "access_config.authentication_mode": not("API"),
    enabled_cluster_log_types: fewer,
    "encryption_config.provider.key_arn": gone,
    "vpc_config.endpoint_private_access": off,
    // Public unless it is told otherwise.
    "vpc_config.endpoint_public_access": (before, after) => isOff(before) && !isOff(after),
  },
  aws_flow_log: { traffic_type: not("ALL") },
  aws_instance: {
    ...METADATA,
    monitoring: off,
    "ebs_block_device.encrypted": off,
    "root_block_device.delete_on_termination": on,
    "root_block_device.encrypted": off,
    "root_block_device.kms_key_id": gone,
  },
  aws_kinesis_firehose_delivery_stream: {
    ...SEALED,
    "extended_s3_configuration.bucket_arn": another,
    "extended_s3_configuration.cloudwatch_logging_options.enabled": off,
  },
  aws_kms_key: {
    bypass_policy_lockout_safety_check: on,
    is_enabled: switchedOff,
    rotation_period_in_days: longer(365),
  },
  aws_lambda_function: { "dead_letter_config.target_arn": gone },
  aws_launch_template: {
    ...METADATA,
    "block_device_mappings.ebs.encrypted": off,
    "block_device_mappings.ebs.kms_key_id": gone,
    "monitoring.enabled": off,
  },
  aws_s3_bucket: { object_lock_enabled: off },
  aws_s3_bucket_logging: { target_bucket: another },
  aws_s3_bucket_notification: { eventbridge: off },
  aws_s3_bucket_object_lock_configuration: {
    "rule.default_retention.days": shorter(0),
    "rule.default_retention.mode": not("COMPLIANCE"),
    "rule.default_retention.years": shorter(0),
  },
  aws_s3_bucket_ownership_controls: { "rule.object_ownership": not("BucketOwnerEnforced") },
  aws_s3_bucket_public_access_block: {
    block_public_acls: off,
    block_public_policy: off,
    ignore_public_acls: off,
    restrict_public_buckets: off,
  },
  aws_s3_bucket_replication_configuration: {
    "rule.destination.bucket": fewer,
    "rule.id": fewer,
    "rule.status": not("Enabled"),
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    "rule.apply_server_side_encryption_by_default.kms_master_key_id": another,
    "rule.apply_server_side_encryption_by_default.sse_algorithm": not("aws:kms", "aws:kms:dsse"),
  },
  aws_s3_bucket_versioning: {
    "versioning_configuration.mfa_delete": not("Enabled"),
    "versioning_configuration.status": not("Enabled"),
  },
  aws_sns_topic_subscription: { redrive_policy: gone },
  aws_sqs_queue: {
    message_retention_seconds: shorter(345_600),
    redrive_policy: gone,
    sqs_managed_sse_enabled: switchedOff,
  },
  aws_ssm_parameter: { type: (before, after) => before[0] === "SecureString" && after[0] !== "SecureString" },
  aws_vpn_connection: { preshared_key_storage: not("SecretsManager"), ...ofTunnel("tunnel1"), ...ofTunnel("tunnel2") },
  kubernetes_namespace_v1: {
    "metadata.labels.[pod-security.kubernetes.io/enforce]": (before, after) => level(after) < level(before),
  },
  // A rule that names nobody lets in everybody.
  kubernetes_network_policy_v1: { "spec.ingress.from": gone },
  kubernetes_storage_class_v1: {
    "parameters.encrypted": off,
    "parameters.kmsKeyId": gone,
    reclaim_policy: becomes("Delete"),
  },
};
