import { AMOUNT_LIMITS } from "../../../config/catalogue/amount-limits";
import { MOST_PARAMETER_BYTES } from "../../../config/catalogue/quotas";
import type { ModelLimit } from "./limits-file";

/** What a service's documentation says of a value, where its model says nothing or less. */
export interface DocumentedLimit {
  /** Of a text its bytes, of a number its size, of a list its items. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  readonly source: string;
}

const most = (max: number, source: string): DocumentedLimit => ({ max, source });
const between = (min: number, max: number, source: string): DocumentedLimit => ({ min, max, source });

const IAM = "IAM and STS quotas";
const KEY = most(1024, "S3 user guide, object key names");
/** What EC2 takes in descriptions of groups and rules. */
const DESCRIPTION: DocumentedLimit = {
  max: 255,
  pattern: /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]*$/,
  source: "EC2 API, CreateSecurityGroup",
};

/** What AWS takes as a tag's value, wherever it stands. */
export const TAG_VALUE: ModelLimit = {
  shape: "Tag naming limits and requirements, AWS General Reference",
  max: 256,
  pattern: "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*",
};

/** Limits of AWS that its models lack, or that are narrower there, by attribute. */
export const DOCUMENTED: Readonly<Record<string, DocumentedLimit>> = {
  "aws_cloudwatch_event_rule.event_pattern": most(2048, "EventBridge quotas, event pattern size"),
  "aws_cloudwatch_metric_alarm.metric_query": most(10, "CloudWatch quotas, metrics of an alarm's expression"),
  "aws_ebs_volume.size": between(1, 16_384, "EBS user guide, gp3"),
  "aws_eks_cluster.vpc_config.public_access_cidrs": most(
    AMOUNT_LIMITS["public access blocks"].most,
    AMOUNT_LIMITS["public access blocks"].source,
  ),
  "aws_eks_cluster.vpc_config.security_group_ids": most(4, "EKS service quotas"),
  "aws_eks_node_group.instance_types": most(
    AMOUNT_LIMITS["node instance types"].most,
    AMOUNT_LIMITS["node instance types"].source,
  ),
  "aws_eks_node_group.node_group_name": most(63, "EKS API, CreateNodegroup"),
  "aws_eks_node_group.scaling_config.max_size": between(1, 450, "EKS service quotas"),
  "aws_iam_policy.policy": most(6144, IAM),
  "aws_iam_role.assume_role_policy": most(2048, IAM),
  "aws_iam_role_policy.policy": most(10_240, IAM),
  "aws_instance.root_block_device.volume_size": between(1, 16_384, "EBS user guide, gp3"),
  "aws_instance.vpc_security_group_ids": most(5, "Amazon VPC quotas"),
  "aws_kms_key.policy": most(32_768, "AWS KMS resource quotas"),
  "aws_lambda_function.timeout": between(1, 900, "Lambda quotas"),
  "aws_launch_template.block_device_mappings[].ebs.volume_size": between(1, 16_384, "EBS user guide, gp3"),
  "aws_launch_template.vpc_security_group_ids": most(5, "Amazon VPC quotas"),
  "aws_route53_record.name": most(255, "Route 53 quotas"),
  "aws_route53_record.records[]": most(255, "Route 53, TXT record type: a string of a value"),
  "aws_s3_bucket.bucket": between(3, 63, "S3 user guide, bucket naming rules"),
  "aws_s3_bucket_lifecycle_configuration.rule": most(1000, "S3 user guide, lifecycle rules"),
  "aws_s3_bucket_lifecycle_configuration.rule[].filter[].and[].prefix": KEY,
  "aws_s3_bucket_lifecycle_configuration.rule[].filter[].prefix": KEY,
  "aws_s3_bucket_lifecycle_configuration.rule[].id": most(255, "S3 API, LifecycleRule"),
  "aws_s3_bucket_logging.target_prefix": most(800, "S3 user guide, server access logging"),
  "aws_s3_bucket_policy.policy": most(AMOUNT_LIMITS["bucket policy"].most, AMOUNT_LIMITS["bucket policy"].source),
  "aws_s3_bucket_replication_configuration.rule": most(1000, "S3 API, ReplicationConfiguration"),
  "aws_s3_bucket_replication_configuration.rule[].filter.prefix": KEY,
  "aws_s3_bucket_replication_configuration.rule[].id": most(255, "S3 API, ReplicationRule"),
  "aws_secretsmanager_secret.recovery_window_in_days": between(7, 30, "Secrets Manager API, DeleteSecret"),
  "aws_security_group.description": DESCRIPTION,
  "aws_sns_topic.display_name": most(100, "SNS API, CreateTopic"),
  "aws_sns_topic.name": { max: 256, pattern: /^[\w-]+$/, source: "SNS API, CreateTopic" },
  "aws_sns_topic_policy.policy": most(30_720, "SNS API, SetTopicAttributes"),
  "aws_sqs_queue.message_retention_seconds": between(60, 1_209_600, "SQS API, CreateQueue"),
  "aws_sqs_queue.name": { max: 80, pattern: /^[\w-]+$/, source: "SQS API, CreateQueue" },
  "aws_sqs_queue.visibility_timeout_seconds": between(0, 43_200, "SQS API, CreateQueue"),
  "aws_sqs_queue_policy.policy": most(AMOUNT_LIMITS["queue policy"].most, AMOUNT_LIMITS["queue policy"].source),
  "aws_ssm_parameter.value": most(MOST_PARAMETER_BYTES, "Systems Manager quotas, standard parameters"),
  "aws_vpc_endpoint.policy": most(20_480, "Amazon VPC quotas, endpoint policy size"),
  "aws_vpc_security_group_egress_rule.description": DESCRIPTION,
  "aws_vpc_security_group_egress_rule.from_port": between(0, 65_535, "EC2 API, IpPermission"),
  "aws_vpc_security_group_egress_rule.to_port": between(0, 65_535, "EC2 API, IpPermission"),
  "aws_vpc_security_group_ingress_rule.description": DESCRIPTION,
  "aws_vpc_security_group_ingress_rule.from_port": between(0, 65_535, "EC2 API, IpPermission"),
  "aws_vpc_security_group_ingress_rule.to_port": between(0, 65_535, "EC2 API, IpPermission"),
};

/** Values that stay with Terraform or its provider, or are true or false or another resource's id: nothing to be too long. */
export const WITHOUT_LIMITS: ReadonlySet<string> = new Set([
  "aws_default_security_group.vpc_id",
  "aws_ebs_volume.final_snapshot",
  "aws_instance.user_data_replace_on_change",
  "aws_kinesis_firehose_delivery_stream.destination",
  "aws_kinesis_firehose_delivery_stream.server_side_encryption.enabled",
  "aws_kms_key.enable_key_rotation",
  "aws_lambda_function.filename",
  "aws_lambda_function.source_code_hash",
  "aws_launch_template.update_default_version",
  "aws_route53_zone.force_destroy",
  "aws_s3_bucket_notification.eventbridge",
  "aws_sns_topic.kms_master_key_id",
  "aws_sns_topic_policy.arn",
  "aws_sqs_queue.kms_master_key_id",
  "aws_sqs_queue.redrive_policy",
  "aws_sqs_queue_policy.queue_url",
  "aws_subnet.map_public_ip_on_launch",
  "aws_volume_attachment.stop_instance_before_detaching",
  "aws_vpc.enable_dns_hostnames",
  "aws_vpc.enable_dns_support",
]);
