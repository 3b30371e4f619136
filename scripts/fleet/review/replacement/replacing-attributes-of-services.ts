import { isLeftAdvanced } from "./conditions";
import type { Replacing } from "./replacing";

/**
 * What replaces what other services of AWS keep and do, by type. Source: `ForceNew`, `RequiresReplace` and what `CustomizeDiff` adds in
 * internal/service/<service>/<type>.go of hashicorp/aws 6.25.0; plans of the real provider agree.
 */
export const SERVICES: Readonly<Record<string, Replacing>> = {
  aws_cloudwatch_dashboard: { attributes: ["dashboard_name"] },
  aws_cloudwatch_event_rule: {
    attributes: ["event_bus_name", "name", "name_prefix"],
    computed: ["name"],
    defaults: { event_bus_name: "default" },
  },
  aws_cloudwatch_event_target: {
    attributes: ["event_bus_name", "rule", "target_id"],
    computed: ["target_id"],
    defaults: { event_bus_name: "default" },
  },
  aws_cloudwatch_log_group: { attributes: ["log_group_class", "name", "name_prefix"], computed: ["name"] },
  aws_cloudwatch_log_stream: { attributes: ["log_group_name", "name"] },
  aws_cloudwatch_log_subscription_filter: { attributes: ["destination_arn", "log_group_name", "name"] },
  aws_cloudwatch_metric_alarm: { attributes: ["alarm_name"] },
  aws_dynamodb_table: {
    attributes: [
      "hash_key",
      "local_secondary_index",
      "name",
      "range_key",
      "restore_date_time",
      "restore_source_name",
      "restore_to_latest_time",
    ],
    computed: ["hash_key"],
  },
  aws_iam_instance_profile: {
    attributes: ["name", "name_prefix", "path"],
    computed: ["name"],
    defaults: { path: "/" },
  },
  aws_iam_openid_connect_provider: { attributes: ["url"] },
  aws_iam_policy: {
    attributes: ["description", "name", "name_prefix", "path"],
    computed: ["name"],
    defaults: { path: "/" },
  },
  aws_iam_role: { attributes: ["name", "name_prefix", "path"], computed: ["name"], defaults: { path: "/" } },
  aws_iam_role_policy: { attributes: ["name", "name_prefix", "role"], computed: ["name"] },
  aws_iam_role_policy_attachment: { attributes: ["policy_arn", "role"] },
  aws_kinesis_firehose_delivery_stream: {
    attributes: ["destination", "extended_s3_configuration.dynamic_partitioning_configuration", "name"],
  },
  aws_kms_alias: { attributes: ["name", "name_prefix"], computed: ["name"] },
  aws_kms_key: {
    attributes: ["custom_key_store_id", "customer_master_key_spec", "key_usage", "multi_region", "xks_key_id"],
    defaults: { customer_master_key_spec: "SYMMETRIC_DEFAULT", key_usage: "ENCRYPT_DECRYPT" },
  },
  aws_lambda_function: {
    attributes: ["function_name", "package_type", "tenancy_config"],
    defaults: { package_type: "Zip" },
  },
  aws_lambda_permission: {
    attributes: [
      "action",
      "event_source_token",
      "function_name",
      "function_url_auth_type",
      "principal",
      "principal_org_id",
      "qualifier",
      "source_account",
      "source_arn",
      "statement_id",
      "statement_id_prefix",
    ],
    computed: ["statement_id"],
  },
  aws_route53_record: { attributes: ["name", "set_identifier", "zone_id"] },
  aws_route53_zone: { attributes: ["delegation_set_id", "name"] },
  aws_s3_bucket: {
    attributes: ["bucket", "bucket_prefix", "object_lock_configuration.object_lock_enabled", "object_lock_enabled"],
    computed: ["bucket"],
  },
  aws_s3_bucket_accelerate_configuration: { attributes: ["bucket", "expected_bucket_owner"] },
  aws_s3_bucket_intelligent_tiering_configuration: { attributes: ["bucket", "name"] },
  aws_s3_bucket_inventory: { attributes: ["bucket", "name"] },
  aws_s3_bucket_lifecycle_configuration: { attributes: ["bucket", "expected_bucket_owner"] },
  aws_s3_bucket_logging: { attributes: ["bucket", "expected_bucket_owner"] },
  aws_s3_bucket_metric: { attributes: ["bucket", "name"] },
  aws_s3_bucket_notification: { attributes: ["bucket"] },
  aws_s3_bucket_ownership_controls: { attributes: ["bucket"] },
  aws_s3_bucket_policy: { attributes: ["bucket"] },
  aws_s3_bucket_public_access_block: { attributes: ["bucket"] },
  aws_s3_bucket_replication_configuration: { attributes: ["bucket"] },
  aws_s3_bucket_server_side_encryption_configuration: { attributes: ["bucket", "expected_bucket_owner"] },
  aws_s3_bucket_versioning: { attributes: ["bucket", "expected_bucket_owner"] },
  aws_secretsmanager_secret: { attributes: ["name", "name_prefix"], computed: ["name"] },
  aws_sns_topic: {
    attributes: ["fifo_topic", "name", "name_prefix"],
    computed: ["name"],
    defaults: { fifo_topic: false },
  },
  aws_sns_topic_policy: { attributes: ["arn"] },
  aws_sns_topic_subscription: { attributes: ["endpoint", "protocol", "topic_arn"] },
  aws_sqs_queue: {
    attributes: ["fifo_queue", "name", "name_prefix"],
    computed: ["name"],
    defaults: { fifo_queue: false },
  },
  aws_sqs_queue_policy: { attributes: ["queue_url"] },
  aws_ssm_parameter: { attributes: ["name"], when: { tier: isLeftAdvanced } },
};
