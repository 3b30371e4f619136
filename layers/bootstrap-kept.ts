import { App, type TerraformStack } from "cdktf";

import { writeBeside } from "./stack/hcl-file";

/** Everything that there is of the bucket of configurations: the bucket, what protects it, its replica and what copies it there. */
export const APM_CONFIG_ADDRESSES = [
  "aws_cloudwatch_metric_alarm.apm-config_replication_alarm_failed",
  "aws_iam_role.apm-config_replication_role",
  "aws_iam_role_policy.apm-config_replication_role-policy",
  "aws_kms_alias.apm-config-replica_key_alias",
  "aws_kms_key.apm-config-replica_key_key",
  "aws_s3_bucket.apm-config-replica_bucket_bucket",
  "aws_s3_bucket.apm-config_bucket",
  "aws_s3_bucket_lifecycle_configuration.apm-config-replica_bucket_lifecycle_rules",
  "aws_s3_bucket_lifecycle_configuration.apm-config_lifecycle_rules",
  "aws_s3_bucket_logging.apm-config_logging",
  "aws_s3_bucket_metric.apm-config-replica_bucket_metrics",
  "aws_s3_bucket_metric.apm-config_metrics",
  "aws_s3_bucket_notification.apm-config_notification",
  "aws_s3_bucket_ownership_controls.apm-config-replica_bucket_ownership",
  "aws_s3_bucket_ownership_controls.apm-config_ownership",
  "aws_s3_bucket_policy.apm-config-replica_bucket_policy",
  "aws_s3_bucket_policy.apm-config_policy",
  "aws_s3_bucket_public_access_block.apm-config-replica_bucket_public-access",
  "aws_s3_bucket_public_access_block.apm-config_public-access",
  "aws_s3_bucket_replication_configuration.apm-config_replication_configuration",
  "aws_s3_bucket_server_side_encryption_configuration.apm-config-replica_bucket_encryption",
  "aws_s3_bucket_server_side_encryption_configuration.apm-config_encryption",
  "aws_s3_bucket_versioning.apm-config-replica_bucket_versioning",
  "aws_s3_bucket_versioning.apm-config_versioning",
  "terraform_data.apm-config-replica_region",
] as const;

/**
 * Terraform forgets what has had these addresses, and leaves it as it is. Of the bucket of configurations with no client left
 * that keeps its own there: destroying would take policy and versioning away and then fail at the objects that are still in
 * it. The next client's `fleet provision` takes it over.
 */
export function forget(stack: TerraformStack, addresses: readonly string[]): void {
  if (addresses.length === 0) return;
  if (App.of(stack).hclOutput) writeBeside(stack, "removed.tf", addresses.map(hcl).join("\n"));
  else
    stack.addOverride(
      "removed",
      addresses.map((from) => ({ from, lifecycle: { destroy: false } })),
    );
}

function hcl(address: string): string {
  return `removed {\n  from = ${address}\n  lifecycle {\n    destroy = false\n  }\n}\n`;
}
