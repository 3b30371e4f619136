/** Of which day the table is, and of which version of the provider. */
export const REPLACING_ARGUMENTS_AS_OF = { day: "2026-11-30", provider: "hashicorp/aws 6.25.0" } as const;

/**
 * Arguments whose change has Terraform replace what carries load or data, of those that the stacks write; dots lead into
 * blocks. Source: the provider's own code, `ForceNew` in the schema of each type and what its `CustomizeDiff` adds.
 */
export const REPLACING_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  aws_cloudwatch_log_group: ["name"],
  aws_customer_gateway: ["bgp_asn", "bgp_asn_extended", "ip_address", "type"],
  aws_dynamodb_table: ["hash_key", "name"],
  aws_ebs_volume: ["availability_zone", "encrypted", "kms_key_id"],
  aws_eip: ["domain"],
  aws_eks_addon: ["addon_name", "cluster_name"],
  aws_eks_cluster: [
    "access_config.bootstrap_cluster_creator_admin_permissions",
    "bootstrap_self_managed_addons",
    // Only when it is taken out; EKS refuses another key.
    "encryption_config",
    "kubernetes_network_config.service_ipv4_cidr",
    "name",
    "role_arn",
  ],
  aws_eks_node_group: [
    "ami_type",
    "capacity_type",
    "cluster_name",
    "instance_types",
    "launch_template.id",
    "node_group_name",
    "node_role_arn",
    "subnet_ids",
  ],
  aws_instance: [
    "ami",
    "associate_public_ip_address",
    "ebs_optimized",
    "key_name",
    "private_ip",
    "root_block_device.encrypted",
    "root_block_device.kms_key_id",
    "subnet_id",
  ],
  aws_kinesis_firehose_delivery_stream: ["destination", "name"],
  aws_lambda_function: ["function_name"],
  aws_nat_gateway: ["allocation_id", "subnet_id"],
  aws_route53_zone: ["name"],
  aws_s3_bucket: ["bucket"],
  aws_secretsmanager_secret: ["name"],
  aws_security_group: ["description", "name", "vpc_id"],
  aws_sns_topic: ["name"],
  aws_sqs_queue: ["name"],
  aws_subnet: ["availability_zone", "cidr_block", "vpc_id"],
  aws_volume_attachment: ["device_name", "instance_id", "volume_id"],
  aws_vpc: ["cidr_block"],
  aws_vpn_connection: ["static_routes_only", "tunnel1_inside_cidr", "tunnel2_inside_cidr", "type"],
  aws_vpn_gateway: ["amazon_side_asn"],
  // Of the provider helm, by its `RequiresReplace`: what it runs is gone in between.
  helm_release: ["name", "namespace"],
  // Of the provider kubernetes: everything in it goes with it.
  kubernetes_namespace_v1: ["metadata.name"],
  // Stands for the region of what is beside it.
  terraform_data: ["triggers_replace"],
};
