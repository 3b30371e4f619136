/** What is paid for by use, by the Terraform type that makes it possible: no part of an estimate, and named beside it. */
export const BILLED_BY_USE: Readonly<Record<string, string>> = {
  aws_s3_bucket: "objects in S3 and requests for them",
  aws_s3_bucket_inventory: "inventories",
  aws_s3_bucket_metric: "metrics of requests",
  aws_s3_bucket_replication_configuration: "replication",
  aws_s3_bucket_intelligent_tiering_configuration: "intelligent tiering",
  aws_cloudwatch_log_group: "logs",
  aws_flow_log: "flow logs",
  aws_kinesis_firehose_delivery_stream: "Firehose",
  aws_lambda_function: "Lambda",
  aws_sns_topic: "notifications",
  aws_sqs_queue: "queues",
  aws_cloudwatch_event_rule: "events",
  aws_dynamodb_table: "DynamoDB",
  aws_dlm_lifecycle_policy: "snapshots",
  aws_cloudtrail: "CloudTrail's data events",
  aws_nat_gateway: "traffic",
  aws_route53_zone: "DNS queries",
  aws_eks_cluster: "load balancers and volumes that clusters make",
};

/** What AWS takes no money for, by Terraform type: rights, settings, what only joins or runs within something that is paid for. */
const FREE: readonly RegExp[] = [
  /^aws_(iam|vpc_security_group|security_group|default_security_group|subnet|route|route_table|internet_gateway|vpn_gateway|customer_gateway|vpn_connection_route|vpn_gateway_route_propagation|network_acl|main_route_table)(_|$)/,
  /^aws_(vpc|kms_alias|kms_replica_key_policy|kms_key_policy|launch_template|volume_attachment|ebs_encryption_by_default|ebs_default_kms_key|ec2_tag)$/,
  /^aws_eks_(access_entry|access_policy_association|addon|pod_identity_association|identity_provider_config)$/,
  /^aws_s3_(bucket|account)_/,
  /^aws_(s3control|ce|account)_/,
  /^aws_(lambda_permission|sns_topic_policy|sns_topic_subscription|sqs_queue_policy|cloudwatch_event_target|cloudwatch_log_stream|cloudwatch_log_subscription_filter|cloudwatch_log_metric_filter|cloudwatch_log_resource_policy)$/,
  /^aws_(secretsmanager_secret_version|secretsmanager_secret_policy|ssm_parameter|route53_record|resourcegroups_group)$/,
  /^(helm|kubernetes|kubectl|terraform|null|random|time|tls|local|archive)_/,
];

/** Whether a type costs nothing by itself. */
export function isFree(type: string): boolean {
  return FREE.some((each) => each.test(type));
}
